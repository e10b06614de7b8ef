"""Handlers that get what their signatures take, as registries of callbacks tell it."""
import inspect

import torch


class Bell:
    def __init__(self, width):
        self.width = width
        self.handlers = []

    def add(self, handler):
        try:
            inspect.signature(handler).bind(self)
            self.handlers.append((handler, (self,)))
        except TypeError:
            self.handlers.append((handler, ()))

    def ring(self):
        return [handler(*args) for handler, args in self.handlers]


bell = Bell(3)
bell.add(lambda: 5)
bell.add(lambda bell: bell.width)
plain, told = bell.ring()
torch.zeros(plain) @ torch.zeros(9)  # want "5.*9"
torch.zeros(told) @ torch.zeros(9)  # want "3.*9"


def sizes(first, second=2, *rest, third=4, **others):
    return first + second + len(rest) + third + len(others)


bound = inspect.signature(sizes).bind(1, third=5)
torch.zeros(sizes(*bound.args, **bound.kwargs)) @ torch.zeros(9)  # want "8.*9"
bound.apply_defaults()
torch.zeros(sizes(*bound.args, **bound.kwargs)) @ torch.zeros(9)  # want "8.*9"
bound = inspect.signature(sizes).bind(1, 2, 3, 4, fourth=5)
torch.zeros(sizes(*bound.args, **bound.kwargs)) @ torch.zeros(7)  # want "10.*7"
torch.zeros(bound.arguments["others"]["fourth"] + len(bound.arguments["rest"])) @ torch.zeros(9)  # want "7.*9"
sizes(**inspect.signature(sizes).bind_partial(second=3).kwargs)  # want "missing 1 required"
for arguments in ({"second": 3}, {"first": 1, "third": 2, "second": 3}):
    try:
        inspect.signature(sizes).bind(**arguments)
        fits = True
    except TypeError:
        fits = False
    torch.zeros(6 if fits else 4) @ torch.zeros(6)  # want "4.*6"
try:
    inspect.signature(lambda: 1).bind(2)
    torch.zeros(4) @ torch.zeros(6)
except TypeError:
    pass
