"""A function made anew of the code of another does what that does."""
from functools import update_wrapper
from inspect import getattr_static
from types import FunctionType

import torch
from torch import nn


class Base(nn.Module):
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        forward = getattr_static(cls, "forward")
        if "forward" not in cls.__dict__ and isinstance(forward, FunctionType):
            code = forward.__code__.replace(co_name=f"{cls.__name__}.forward", co_qualname=f"{cls.__qualname__}.forward")
            clone = FunctionType(code, forward.__globals__, "forward", forward.__defaults__, forward.__closure__)
            update_wrapper(clone, forward)
            clone.__kwdefaults__ = forward.__kwdefaults__
            cls.forward = clone

    def forward(self, x, scale=2):
        return self.widen(x, scale)


class Wide(Base):
    def widen(self, x, scale):
        return torch.cat([x] * scale, dim=-1)


Wide()(torch.zeros(2, 3)) + torch.zeros(5)  # want "6.*5"
print(getattr_static(Wide(), "absent", None))
