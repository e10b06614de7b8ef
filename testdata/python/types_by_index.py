"""Types that take no arguments have no items: who looks for some is told so."""
import torch


def found(o, *names, default=3):
    try:
        for name in names:
            o = getattr(o, name) if hasattr(o, name) else o[name]  # want "type 'NoneType' is not subscriptable"
    except (TypeError, KeyError):
        return default
    return o


torch.zeros(found(None, "__class__", "__width__")).view(2)  # want "3 elements"
torch.zeros(found({"a": {"width": 4}}, "a", "width")).view(3)  # want "4 elements"
rows = list[int]
columns = dict[str, list[int]]
int["width"]  # want "type 'int' is not subscriptable"
