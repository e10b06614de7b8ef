"""The environment profile: no accelerator. https://docs.pytorch.org/docs/stable/cuda.html"""
from _pylib import of_machine


def is_available():
    return False


def is_initialized():
    return False


def is_bf16_supported(including_emulation=True):
    return False


def device_count():
    return of_machine(0)


def manual_seed(seed):
    pass


def manual_seed_all(seed):
    pass


def seed():
    pass


def empty_cache():
    pass


def synchronize(device=None):
    pass


def set_device(device):
    pass


def reset_peak_memory_stats(device=None):
    pass


def is_current_stream_capturing():
    return False


def init():
    pass
