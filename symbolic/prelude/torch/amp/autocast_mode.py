"""Automatic mixed precision. https://docs.pytorch.org/docs/stable/amp.html"""
from functools import wraps
from torch import Tensor, bfloat16, float16, float64
from _shapelint import autocast_state, is_unknown, undecided

_DEVICES = ("cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla", "lazy", "vulkan",
            "mps", "meta", "hpu", "mtia", "privateuseone", "npu")


class _State:
    """For each device the dtype that operators get, or None while autocast is off."""


_state = _State()
autocast_state(_state)
_defaults = {"cpu": bfloat16, "xla": bfloat16, "hpu": bfloat16}


def get_autocast_dtype(device_type):
    return _defaults.get(device_type, float16)


def set_autocast_dtype(device_type, dtype):
    _defaults[device_type] = dtype


def set_autocast_enabled(device_type, enabled=None):
    if enabled is None:
        device_type, enabled = "cuda", device_type
    setattr(_state, device_type, get_autocast_dtype(device_type) if enabled else None)


def is_autocast_enabled(device_type=None):
    device_type = "cuda" if device_type is None else device_type
    if getattr(_state, device_type, None) is None:
        return False
    # Without the accelerator, torch does not turn it on.
    return True if device_type == "cpu" else undecided("bool", "autocast of an accelerator")


class autocast:
    _in_part_ = True

    def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
        if not is_unknown(device_type) and not isinstance(device_type, str):
            raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
        if not is_unknown(device_type) and device_type not in _DEVICES:
            raise RuntimeError(f"Expected one of cpu, cuda, ... device type at start of device string: {device_type}")
        self.device = device_type
        self.fast_dtype = get_autocast_dtype(device_type) if dtype is None else dtype
        self._enabled = enabled
        if device_type == "cpu" and not is_unknown(dtype) and self.fast_dtype not in (bfloat16, float16):
            self._enabled = False  # with a warning
        self._outer = []

    def _devices(self):
        return ("cpu", "cuda") if is_unknown(self.device) else (self.device,)

    def __enter__(self):
        devices = self._devices()
        self._outer.append([getattr(_state, d, None) for d in devices])
        for d in devices:
            setattr(_state, d, self.fast_dtype if self._enabled else None)
        return self

    def __exit__(self, exc_type, exc, traceback):
        for d, outer in zip(self._devices(), self._outer.pop()):
            setattr(_state, d, outer)
        return False

    def __call__(self, func):
        if not callable(func):
            raise TypeError(f"autocast()(func) requires a callable, but got {type(func).__name__}. Did you mean to use autocast as a context manager?")

        @wraps(func)
        def inner(*args, **kwargs):
            with self:
                return func(*args, **kwargs)
        return inner


def _cast(x, device_type, dtype):
    if isinstance(x, Tensor):
        eligible = x.is_floating_point() and x.device.type == device_type and x.dtype != float64
        return x.to(dtype) if eligible else x
    if isinstance(x, dict):
        return {k: _cast(v, device_type, dtype) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return type(x)([_cast(v, device_type, dtype) for v in x])
    return x


def custom_fwd(fwd=None, *, device_type="cuda", cast_inputs=None):
    if fwd is None:
        return lambda f: custom_fwd(f, device_type=device_type, cast_inputs=cast_inputs)

    @wraps(fwd)
    def inner(*args, **kwargs):
        if cast_inputs is None or not is_autocast_enabled(device_type):
            return fwd(*args, **kwargs)
        with autocast(device_type, enabled=False):
            return fwd(*_cast(args, device_type, cast_inputs), **_cast(kwargs, device_type, cast_inputs))
    return inner


def custom_bwd(bwd=None, *, device_type="cuda"):
    if bwd is None:
        return lambda f: f
    return bwd
