"""What torch itself does in Python, as far as shapes and control flow see it: modes, devices, seeds."""
from torch._modes import autocast, enable_grad, inference_mode, no_grad, set_grad_enabled
from torch._state import *


def is_tensor(obj):
    return isinstance(obj, Tensor)


def manual_seed(seed):
    return Generator()


def seed():
    return 0


def set_default_dtype(d):
    pass


def set_default_device(d):
    pass


def set_default_tensor_type(t):
    pass


def set_printoptions(*args, **kwargs):
    pass


def set_num_threads(n):
    pass


def set_float32_matmul_precision(p):
    pass


def use_deterministic_algorithms(mode, warn_only=False):
    pass


def are_deterministic_algorithms_enabled():
    return False


def get_default_dtype():
    return float32


def get_default_device():
    return device("cpu")


def is_grad_enabled():
    return True


def is_inference_mode_enabled():
    return False


def is_autocast_enabled(device_type=None):
    return False


def is_autocast_cpu_enabled():
    return False


def get_num_threads():
    return 1


def compile(model=None, *args, **kwargs):
    if model is None:
        return lambda f: f
    return model


def save(obj, f, *args, **kwargs):
    pass


def _assert(condition, message=""):
    assert condition, message


class Generator:
    def __init__(self, device="cpu"):
        self.device = device

    def manual_seed(self, seed):
        return self

    def seed(self):
        return 0
