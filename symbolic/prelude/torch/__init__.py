"""What torch itself does in Python, as far as shapes and control flow see it: modes, devices, seeds."""
from torch._checks import (_check, _check_index, _check_is_size, _check_not_implemented, _check_tensor_all, _check_tensor_all_with,
                           _check_type, _check_value, _check_with)
from torch._modes import enable_grad, inference_mode, no_grad, set_grad_enabled
from torch._saved import load, save
from torch._state import *
from _pylib import unknown as _unknown
from _shapelint import default_device, default_dtype
from torch.amp.autocast_mode import autocast, get_autocast_dtype, is_autocast_enabled, set_autocast_dtype, set_autocast_enabled
from torch.func import vmap


class SymInt:
    """A size of a graph that is traced; no size of a program that runs is one."""

    _in_part_ = True


class SymFloat:
    _in_part_ = True


class SymBool:
    _in_part_ = True


def is_tensor(obj):
    return isinstance(obj, Tensor)


def manual_seed(seed):
    return Generator()


def seed():
    return _unknown("int")


def initial_seed():
    return _unknown("int")


def get_rng_state():
    return default_generator.get_state()


def set_rng_state(new_state):
    pass


def set_default_dtype(d):
    default_dtype(d)


def set_default_device(device):
    default_device(device)


def set_default_tensor_type(t):
    default_dtype(t)


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
    return default_dtype()


def get_default_device():
    return device("cpu")


def is_grad_enabled():
    return True


def is_inference_mode_enabled():
    return False


def is_autocast_cpu_enabled():
    return is_autocast_enabled("cpu")


def get_autocast_gpu_dtype():
    return get_autocast_dtype("cuda")


def get_autocast_cpu_dtype():
    return get_autocast_dtype("cpu")


def is_autocast_cache_enabled():
    return True


def clear_autocast_cache():
    pass


def get_num_threads():
    return 1


def compile(model=None, *args, **kwargs):
    if model is None:
        return lambda f: f
    return model


def _assert(condition, message=""):
    assert condition, message


def _assert_async(input, assert_msg=""):
    pass


class Generator:
    _in_part_ = True

    def __init__(self, device="cpu"):
        self.device = device

    def manual_seed(self, seed):
        return self

    def seed(self):
        return _unknown("int")

    def initial_seed(self):
        return _unknown("int")

    def get_state(self):
        return zeros(5056, dtype=uint8)

    def set_state(self, new_state):
        return self

    def clone_state(self):
        return Generator(self.device)

    def get_offset(self):
        return 0

    def set_offset(self, offset):
        return self


default_generator = Generator()


class finfo:
    """The limits of a floating point type."""

    def __init__(self, type=None):
        self.dtype = get_default_dtype() if type is None else type
        self.bits = self.dtype.itemsize * 8
        self.max, self.eps, self.tiny = _FLOATS.get(self.dtype, _FLOATS[float32])
        self.min = -self.max
        self.smallest_normal = self.tiny
        self.resolution = self.eps


class iinfo:
    """The limits of an integer type."""

    def __init__(self, type):
        self.dtype = type
        self.bits = type.itemsize * 8
        signed = type.is_signed
        self.max = 2 ** (self.bits - 1) - 1 if signed else 2**self.bits - 1
        self.min = -(2 ** (self.bits - 1)) if signed else 0


# The largest number, the distance from one to the next one, the smallest normal number.
_FLOATS = {
    float64: (1.7976931348623157e308, 2.220446049250313e-16, 2.2250738585072014e-308),
    float32: (3.4028234663852886e38, 1.1920928955078125e-07, 1.1754943508222875e-38),
    float16: (65504.0, 0.0009765625, 6.103515625e-05),
    bfloat16: (3.3895313892515355e38, 0.0078125, 1.1754943508222875e-38),
}
