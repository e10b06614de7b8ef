# dacite reads dataclasses from mappings by their annotations.
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Tuple

import dacite
import torch


@dataclass
class Layer:
    width: int = 3
    rate: float = 0.5


@dataclass
class Net:
    first: Layer
    layers: List[Layer]
    maybe: Optional[Layer] = None
    named: Dict[str, Layer] = field(default_factory=dict)
    pair: Tuple[int, int] = (1, 2)
    needed: Optional[int] = None


net = dacite.from_dict(Net, {"first": {"width": 5}, "layers": [{"width": 6}], "maybe": {"width": 7}, "named": {"a": {"width": 8}}})
torch.zeros(net.first.width) + torch.zeros(100)  # want "5 against 100"
torch.zeros(net.layers[0].width) + torch.zeros(100)  # want "6 against 100"
torch.zeros(net.maybe.width) + torch.zeros(100)  # want "7 against 100"
torch.zeros(net.named["a"].width) + torch.zeros(100)  # want "8 against 100"
assert net.pair == (1, 2) and net.needed is None
for data, error in (({"first": {"width": "5"}, "layers": []}, dacite.WrongTypeError), ({"layers": []}, dacite.MissingValueError)):
    try:
        dacite.from_dict(Net, data)
        assert False
    except error:
        pass
try:
    dacite.from_dict(Layer, {"other": 1}, config=dacite.Config(strict=True))
    assert False
except dacite.UnexpectedDataError:
    pass
assert dacite.from_dict(Layer, {"width": "5"}, config=dacite.Config(cast=[int])).width == 5
torch.zeros(dacite.from_dict(Layer, {"width": 2}, config=dacite.Config(type_hooks={int: lambda v: v * 2})).width) + torch.zeros(100)  # want "4 against 100"
assert dacite.from_dict(Layer, {"other": 1}).width == 3
