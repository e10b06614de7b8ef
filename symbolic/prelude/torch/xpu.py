"""The environment profile: no accelerator."""
from _pylib import of_machine


def is_available():
    return False


def device_count():
    return of_machine(0)


def manual_seed(seed):
    pass


def empty_cache():
    pass


def synchronize():
    pass


def is_current_stream_capturing():
    return False
