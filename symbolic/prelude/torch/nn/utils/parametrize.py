"""Parameters and buffers that functions make of other ones. torch/nn/utils/parametrize.py"""
from contextlib import contextmanager
import torch
from torch import Tensor
from _shapelint import kernel
from torch.nn import Buffer, Module, ModuleDict, ModuleList, Parameter


_remove_norm = kernel("torch.nn.utils.remove_weight_norm")


@contextmanager
def cached():
    yield


def _keep(owner, name, tensor):
    setattr(owner, name, tensor if isinstance(tensor, Parameter) else Buffer(tensor))


class ParametrizationList(ModuleList):
    """The parametrizations of one tensor: `original`, or `original0`, `original1`, …, is what they make it of."""

    def __init__(self, modules, original, unsafe=False):
        if len(modules) == 0:
            raise ValueError("ParametrizationList requires one or more modules.")
        super().__init__(modules)
        self.unsafe = unsafe
        new = original
        for module in reversed(self):
            if hasattr(module, "right_inverse"):
                try:
                    new = module.right_inverse(new)
                except NotImplementedError:
                    pass
        self.is_tensor = isinstance(new, Tensor)
        self.ntensors = 1 if self.is_tensor else len(new)
        if self.is_tensor:
            if original.dtype != new.dtype:
                raise ValueError(f"When `right_inverse` outputs one tensor, it may not change the dtype: {original.dtype} became {new.dtype}")
            _keep(self, "original", Parameter(new, original.requires_grad) if isinstance(original, Parameter) else new)
        else:
            for i, part in enumerate(new):
                _keep(self, f"original{i}", Parameter(part, original.requires_grad) if isinstance(original, Parameter) else part)
        if unsafe:
            return
        made = self()
        if not isinstance(made, Tensor):
            raise ValueError(f"A parametrization must return a tensor. Got {type(made).__name__}.")
        if made.dtype != original.dtype:
            raise ValueError("Registering a parametrization may not change the dtype of the tensor, unless `unsafe` flag is enabled.")
        if made.shape != original.shape:
            raise ValueError(
                "Registering a parametrization may not change the shape of the tensor, unless `unsafe` flag is enabled.\n"
                f"unparametrized shape: {original.shape}\nparametrized shape: {made.shape}"
            )

    def right_inverse(self, value):
        for module in reversed(self):
            if not hasattr(module, "right_inverse"):
                raise RuntimeError(f"parametrization {type(module).__name__} does not implement right_inverse.")
            value = module.right_inverse(value)
        if self.is_tensor:
            if value.dtype != self.original.dtype:
                raise ValueError(f"The tensor returned by `right_inverse` has dtype {value.dtype} while `original` has dtype {self.original.dtype}")
            self.original.data = value
            return
        if len(value) != self.ntensors:
            raise ValueError(f"'right_inverse' must return a sequence of tensors of length {self.ntensors}. Got a sequence of length {len(value)}.")
        for i, part in enumerate(value):
            getattr(self, f"original{i}").data = part

    def forward(self):
        x = self[0](self.original) if self.is_tensor else self[0](*[getattr(self, f"original{i}") for i in range(self.ntensors)])
        for i in range(1, len(self)):
            x = self[i](x)
        return x


def _parametrized_class(module):
    return type(f"Parametrized{type(module).__name__}", (type(module),), {})


def _inject(module, name):
    def made(self):
        return self.parametrizations[name]()

    def assigned(self, value):
        self.parametrizations[name].right_inverse(value)

    setattr(type(module), name, property(made, assigned))


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        known = module.parametrizations[tensor_name]
        if not unsafe:
            before = getattr(module, tensor_name)
            after = parametrization(before)
            if not isinstance(after, Tensor):
                raise ValueError(f"A parametrization must return a tensor. Got {type(after).__name__}.")
            if after.dtype != before.dtype:
                raise ValueError("Registering a parametrization may not change the dtype of the tensor, unless the `unsafe` flag is enabled.")
            if after.shape != before.shape:
                raise ValueError("Registering a parametrization may not change the shape of the tensor, unless the `unsafe` flag is enabled.")
        known.append(parametrization)
        known.unsafe |= unsafe
    elif tensor_name in module._buffers or tensor_name in module._parameters:
        original = getattr(module, tensor_name)
        known = ParametrizationList([parametrization], original, unsafe=unsafe)
        delattr(module, tensor_name)
        if not is_parametrized(module):
            module.__class__ = _parametrized_class(module)
            module.parametrizations = ModuleDict()
        _inject(module, tensor_name)
        module.parametrizations[tensor_name] = known
    else:
        raise ValueError(
            f"Module '{type(module).__name__}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'"
        )
    return module


def _names_of_norms(module):
    """The tensors that the functions of parametrizations have given another form."""
    return {name.split(".")[1] for name in module._parameters if name.startswith("parametrizations.")}


def is_parametrized(module, tensor_name=None):
    normed = _names_of_norms(module)
    if normed and (tensor_name is None or tensor_name in normed):
        return True
    parametrizations = getattr(module, "parametrizations", None)
    if parametrizations is None or not isinstance(parametrizations, ModuleDict):
        return False
    return len(parametrizations) > 0 if tensor_name is None else tensor_name in parametrizations


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    if not is_parametrized(module, tensor_name):
        raise ValueError(f"Module {type(module).__name__} does not have a parametrization on {tensor_name}")
    if tensor_name in _names_of_norms(module):
        return _remove_norm(module, tensor_name)
    known = module.parametrizations[tensor_name]
    if not leave_parametrized and not known.is_tensor:
        raise ValueError("Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a sequence of tensors.")
    original = known.original if known.is_tensor else known.original0
    kept = getattr(module, tensor_name) if leave_parametrized else original
    delattr(type(module), tensor_name)
    del module.parametrizations[tensor_name]
    _keep(module, tensor_name, Parameter(kept, original.requires_grad) if isinstance(original, Parameter) else kept)
    if not is_parametrized(module):
        delattr(module, "parametrizations")
        module.__class__ = type_before_parametrizations(module)
    return module


def type_before_parametrizations(module):
    if type(module).__name__.startswith("Parametrized"):
        return type(module).__bases__[0]
    return type(module)


def transfer_parametrizations_and_params(from_module, to_module, tensor_name=None):
    if is_parametrized(from_module):
        for name in from_module.parametrizations if tensor_name is None else [tensor_name]:
            if not hasattr(to_module, name):
                setattr(to_module, name, Parameter(from_module.parametrizations[name].original))
            for parametrization in from_module.parametrizations[name]:
                register_parametrization(to_module, name, parametrization)
    return to_module
