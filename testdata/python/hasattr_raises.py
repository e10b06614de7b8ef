# hasattr is False for whatever derives from AttributeError.
import torch


class Missing(AttributeError, KeyError):
    pass


class Config:
    def __getattr__(self, name):
        raise Missing(name)


torch.zeros(3 if hasattr(Config(), "width") else 4) + torch.zeros(2)  # want "4 against 2"
torch.zeros(getattr(Config(), "width", 5)) + torch.zeros(2)  # want "5 against 2"
