# Box: mappings and lists at any depth have attributes.
import torch
from box import Box, BoxKeyError

b = Box({"a": {"b": 3}, "layers": [{"width": 4}], "my key": 5})
torch.zeros(b.a.b) + torch.zeros(100)  # want "3 against 100"
torch.zeros(b.layers[0].width) + torch.zeros(100)  # want "4 against 100"
assert b["a"]["b"] == 3 and b.my_key == 5 and b.get("z") is None
assert b.to_dict() == {"a": {"b": 3}, "layers": [{"width": 4}], "my key": 5}
assert type(b.to_dict()["a"]) is dict
try:
    b.missing
    assert False
except AttributeError:
    pass
try:
    b["missing"]
    assert False
except BoxKeyError:
    pass
b.new = {"n": 6}
torch.zeros(b.new.n) + torch.zeros(100)  # want "6 against 100"
b.layers.append({"width": 7})
torch.zeros(b.layers[1].width) + torch.zeros(100)  # want "7 against 100"

made = Box(default_box=True)
made.x.y = 8
torch.zeros(made.x.y) + torch.zeros(100)  # want "8 against 100"
dotted = Box({"a": {"b": 9}}, box_dots=True)
assert dotted["a.b"] == 9
dotted["a.c"] = 10
torch.zeros(dotted.a.c) + torch.zeros(100)  # want "10 against 100"
frozen = Box({"a": 1}, frozen_box=True)
try:
    frozen.a = 3
    assert False
except Exception:
    pass
b.merge_update({"a": {"z": 1}})
assert b.a.b == 3 and b.a.z == 1
b.update({"a": {"q": 2}})
assert b.a == {"q": 2}
read = Box.from_json('{"a": {"b": 11}}')
torch.zeros(read.a.b) + torch.zeros(100)  # want "11 against 100"
assert Box.from_yaml("a: 4").a == 4
