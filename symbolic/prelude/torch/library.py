"""Operators that Python registers; what is registered is called under torch.ops. torch/library.py,
torch/_library/custom_ops.py"""
from torch.ops import _operator

# What runs on any device.
_ANY_DEVICE = ("", "default", "CompositeExplicitAutograd", "CompositeImplicitAutograd", "BackendSelect", "Autograd")


def _devices(key):
    """The devices that a dispatch key or a device type stands for; none for those of gradients and of tracing."""
    if key is None or key in _ANY_DEVICE:
        return ["default"]
    if isinstance(key, (list, tuple)):
        return [device for one in key for device in _devices(one)]
    if not isinstance(key, str) or key.startswith("Autograd") or key.startswith("Functorch"):
        return []
    return [key.lower()]


def _qualified(name, lib=None):
    if not isinstance(name, str):
        return name._name
    if "::" not in name and lib is not None:
        return lib.ns + "::" + name
    return name


def _registers(name, devices, fn):
    def register(fn):
        for device in devices:
            _operator(name)._register(device, fn)
        return fn

    return register if fn is None else register(fn)


class CustomOpDef:
    """An operator with the function that it was made of, which can be called as that function."""

    def __init__(self, name, devices, fn):
        self._qualname = name
        self._init_fn = fn
        self._opoverload = _operator(name)
        for device in devices:
            self._opoverload._register(device, fn)
        self.__name__ = name.split("::")[-1]

    def __call__(self, *args, **kwargs):
        return self._opoverload(*args, **kwargs)

    def register_fake(self, fn, /):
        return _registers(self._qualname, ["meta"], fn)

    def register_kernel(self, device_types, fn=None, /):
        return _registers(self._qualname, _devices(device_types), fn)

    def register_autograd(self, backward, /, *, setup_context=None):
        pass

    def register_vmap(self, func=None):
        return _unchanged if func is None else func

    def register_torch_dispatch(self, torch_dispatch_class, fn=None, /):
        return _unchanged if fn is None else fn

    def register_autocast(self, device_type, cast_inputs):
        pass


def _unchanged(fn):
    return fn


def custom_op(name, fn=None, /, *, mutates_args=(), device_types=None, schema=None, tags=None):
    def define(fn):
        return CustomOpDef(name, _devices(device_types), fn)

    return define if fn is None else define(fn)


def triton_op(name, fn=None, /, *, mutates_args=(), schema=None):
    return custom_op(name, fn, mutates_args=mutates_args)


def wrap_triton(triton_kernel, /):
    return triton_kernel


class Library:
    """A handle by which operators of one namespace are defined and given kernels."""

    def __init__(self, ns, kind, dispatch_key=""):
        self.ns = ns
        self.kind = kind
        self.dispatch_key = dispatch_key

    def define(self, schema, alias_analysis="", *, tags=()):
        name = schema.split("(")[0]
        _operator(_qualified(name, self))
        return name

    def impl(self, op_name, fn, dispatch_key="", *, with_keyset=False, allow_override=False):
        _registers(_qualified(op_name, self), _devices(dispatch_key or self.dispatch_key), fn)

    def fallback(self, fn, dispatch_key="", *, with_keyset=False):
        pass

    def _register_fake(self, op_name, fn, _stacklevel=1, *, allow_override=False):
        _registers(_qualified(op_name, self), ["meta"], fn)

    def _destroy(self):
        pass


def define(qualname, schema=None, *, lib=None, tags=()):
    if isinstance(qualname, Library):  # the form of old: define(lib, schema), a decorator
        name = qualname.define(schema)

        def register(fn):
            qualname.impl(name, fn)
            return fn

        return register
    _operator(_qualified(qualname, lib))


def impl(qualname, types, func=None, *, lib=None):
    if isinstance(qualname, Library):  # the form of old: impl(lib, name, dispatch_key), a decorator
        return _registers(_qualified(types, qualname), _devices(func), None)
    return _registers(_qualified(qualname, lib), _devices(types), func)


def register_kernel(op, device_types, func=None, /, *, lib=None):
    return _registers(_qualified(op, lib), _devices(device_types), func)


def register_fake(op, func=None, /, *, lib=None, _stacklevel=1, allow_override=False):
    return _registers(_qualified(op, lib), ["meta"], func)


def impl_abstract(qualname, func=None, *, lib=None, _stacklevel=1):
    return register_fake(qualname, func, lib=lib)


def register_autograd(op, backward, /, *, setup_context=None, lib=None):
    pass


def register_autocast(op, device_type, cast_inputs, /, *, lib=None):
    pass


def register_vmap(op, func=None, /, *, lib=None):
    return _unchanged if func is None else func


def register_torch_dispatch(op, torch_dispatch_class, func=None, /, *, lib=None):
    return _unchanged if func is None else func


def fallthrough_kernel():
    raise NotImplementedError("fallthrough_kernel() should never be called.")


def opcheck(op, args, kwargs=None, *, test_utils=(), raise_exception=True, atol=None, rtol=None):
    return {}
