"""The body of a class finds its name, its module and its text."""
import torch


class First:
    """Text of First."""
    sizes = torch.zeros(len(__doc__))
    name = __qualname__

    class Inner:
        name = __qualname__


class Second(First):
    """Text of Second."""
    __doc__ += First.__doc__
    sizes = torch.zeros(len(__doc__))


class Silent:
    text = __doc__[:5] if __doc__ else ""


First.sizes + torch.zeros(3)  # want "14 against 3"
Second.sizes + torch.zeros(3)  # want "29 against 3"
torch.zeros(len(First.Inner.name)) + torch.zeros(3)  # want "11 against 3"
torch.zeros(len(Second.__doc__)) + torch.zeros(3)  # want "29 against 3"
torch.zeros(len(Silent.text)) + torch.zeros(3)  # want "5 against 3"
