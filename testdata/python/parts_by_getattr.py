"""Parameters are none of a module's own attributes: a __getattr__ of its class is asked for them."""
import torch
from torch import nn


class Complex(nn.Module):
    def __init__(self, value):
        super().__init__()
        self.register_parameter("value", nn.Parameter(torch.view_as_real(value)))
        self.rows = len(value)

    def __getattr__(self, name):
        part = super().__getattr__(name)
        return torch.view_as_complex(part) if torch.is_tensor(part) else part


class Wrapped(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def __getattr__(self, name):
        try:
            return super().__getattr__(name)
        except AttributeError:
            return getattr(self.inner, name)


spectrum = Complex(torch.zeros(4, 5, dtype=torch.cfloat))
spectrum.value.view(7)  # want "20 elements"
torch.view_as_real(spectrum.value)
Complex(spectrum.value)
Wrapped(spectrum).value.view(7)  # want "20 elements"
torch.zeros(Wrapped(spectrum).inner.rows).view(7)  # want "4 elements"
