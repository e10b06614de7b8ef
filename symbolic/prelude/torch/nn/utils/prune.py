"""Masks over parameters. torch/nn/utils/prune.py"""
import numbers
import torch
from torch.nn import Parameter
from torch.nn.utils.convert_parameters import parameters_to_vector


class BasePruningMethod:
    """A hook before forward, which multiplies NAME_orig by NAME_mask."""

    _in_part_ = True

    def __call__(self, module, inputs):
        setattr(module, self._tensor_name, self.apply_mask(module))

    def compute_mask(self, t, default_mask):
        return torch.empty_like(default_mask)

    def apply_mask(self, module):
        mask = getattr(module, self._tensor_name + "_mask")
        return mask.to(dtype=getattr(module, self._tensor_name + "_orig").dtype) * getattr(module, self._tensor_name + "_orig")

    @classmethod
    def apply(cls, module, name, *args, importance_scores=None, **kwargs):
        method = cls(*args, **kwargs)
        method._tensor_name = name
        orig = getattr(module, name)
        if importance_scores is not None and importance_scores.shape != orig.shape:
            raise AssertionError("importance_scores should have the same shape as parameter {} of {}".format(name, module))
        if isinstance(orig, Parameter):
            module.register_parameter(name + "_orig", orig)
            del module._parameters[name]
            default_mask = torch.ones_like(orig)
        else:  # it is pruned already
            default_mask = getattr(module, name + "_mask")
        mask = method.compute_mask(orig if importance_scores is None else importance_scores, default_mask=default_mask)
        module.register_buffer(name + "_mask", mask)
        setattr(module, name, method.apply_mask(module))
        module.register_forward_pre_hook(method)
        module._pruned_by = {**getattr(module, "_pruned_by", {}), name: method}  # torch finds it among the hooks
        return method

    def prune(self, t, default_mask=None, importance_scores=None):
        if importance_scores is not None and importance_scores.shape != t.shape:
            raise AssertionError("importance_scores should have the same shape as tensor t")
        default_mask = torch.ones_like(t) if default_mask is None else default_mask
        return t * self.compute_mask(t if importance_scores is None else importance_scores, default_mask=default_mask)

    def remove(self, module):
        name = self._tensor_name
        weight = self.apply_mask(module)
        if hasattr(module, name):
            delattr(module, name)
        orig = module._parameters[name + "_orig"]
        orig.data = weight.data
        del module._parameters[name + "_orig"]
        del module._buffers[name + "_mask"]
        setattr(module, name, orig)


class PruningContainer(BasePruningMethod):
    def __init__(self, *args):
        self._pruning_methods = args

    def add_pruning_method(self, method):
        self._pruning_methods += (method,)

    def __len__(self):
        return len(self._pruning_methods)

    def __iter__(self):
        return iter(self._pruning_methods)

    def __getitem__(self, idx):
        return self._pruning_methods[idx]


class Identity(BasePruningMethod):
    PRUNING_TYPE = "unstructured"

    def compute_mask(self, t, default_mask):
        return default_mask


def _check_amount(amount):
    if not isinstance(amount, numbers.Real):
        raise TypeError(f"Invalid type for amount: {amount}. Must be int or float.")
    if (isinstance(amount, numbers.Integral) and amount < 0) or (not isinstance(amount, numbers.Integral) and (amount > 1.0 or amount < 0.0)):
        raise ValueError(f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer")


class _Unstructured(BasePruningMethod):
    PRUNING_TYPE = "unstructured"

    def __init__(self, amount):
        _check_amount(amount)
        self.amount = amount

    def compute_mask(self, t, default_mask):
        if isinstance(self.amount, numbers.Integral) and self.amount > t.nelement():
            raise ValueError(f"amount={self.amount} should be smaller than the number of parameters to prune={t.nelement()}")
        return default_mask.clone()


class RandomUnstructured(_Unstructured):
    pass


class L1Unstructured(_Unstructured):
    pass


class _Structured(BasePruningMethod):
    PRUNING_TYPE = "structured"

    def __init__(self, amount, dim=-1):
        _check_amount(amount)
        self.amount = amount
        self.dim = dim

    def compute_mask(self, t, default_mask):
        if t.dim() <= 1:
            raise ValueError(f"Structured pruning can only be applied to multidimensional tensors. Found tensor with {t.dim()} dimensions")
        if self.dim >= t.dim():
            raise IndexError(f"Invalid index {self.dim} for tensor of size {t.shape}")
        channels = t.shape[self.dim]
        if isinstance(self.amount, numbers.Integral) and self.amount > channels:
            raise ValueError(f"amount={self.amount} should be smaller than the number of parameters to prune={channels}")
        return default_mask.clone()


class RandomStructured(_Structured):
    pass


class LnStructured(_Structured):
    def __init__(self, amount, n, dim=-1):
        super().__init__(amount, dim)
        self.n = n


class CustomFromMask(BasePruningMethod):
    PRUNING_TYPE = "global"

    def __init__(self, mask):
        self.mask = mask

    def compute_mask(self, t, default_mask):
        if default_mask.shape != self.mask.shape:
            raise AssertionError(f"default_mask shape {default_mask.shape} must match self.mask shape {self.mask.shape}")
        return default_mask * self.mask.to(dtype=default_mask.dtype)


def identity(module, name):
    Identity.apply(module, name)
    return module


def random_unstructured(module, name, amount):
    RandomUnstructured.apply(module, name, amount)
    return module


def l1_unstructured(module, name, amount, importance_scores=None):
    L1Unstructured.apply(module, name, amount, importance_scores=importance_scores)
    return module


def random_structured(module, name, amount, dim):
    RandomStructured.apply(module, name, amount, dim)
    return module


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    LnStructured.apply(module, name, amount, n, dim, importance_scores=importance_scores)
    return module


def custom_from_mask(module, name, mask):
    CustomFromMask.apply(module, name, mask)
    return module


def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    if not hasattr(parameters, "__iter__"):
        raise TypeError("global_unstructured(): parameters is not an iterable")
    importance_scores = {} if importance_scores is None else importance_scores
    parameters = list(parameters)
    masks = parameters_to_vector([getattr(m, f"{n}_mask", torch.ones_like(getattr(m, n))) for m, n in parameters])
    scores = parameters_to_vector([importance_scores.get((m, n), getattr(m, n)) for m, n in parameters])
    method = pruning_method(**kwargs)
    if method.PRUNING_TYPE != "unstructured":
        raise TypeError(f'Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method {pruning_method} of type {method.PRUNING_TYPE}')
    method.compute_mask(scores, default_mask=masks)
    for module, name in parameters:
        custom_from_mask(module, name, torch.ones_like(getattr(module, name)))


def is_pruned(module):
    return any(getattr(sub, "_pruned_by", {}) for sub in module.modules())


def remove(module, name):
    methods = dict(getattr(module, "_pruned_by", {}))
    if name not in methods:
        raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")
    methods.pop(name).remove(module)
    module._pruned_by = methods
    return module
