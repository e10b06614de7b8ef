# ConfigDict: fields that refer to others are computed whenever they are read.
import ml_collections
import torch
from ml_collections import config_dict

c = ml_collections.ConfigDict()
c.width = config_dict.FieldReference(4)
c.double = c.get_ref("width") * 2
c.inner = ml_collections.ConfigDict({"w": c.get_ref("width"), "size": config_dict.placeholder(int)})
torch.zeros(c.double) + torch.zeros(100)  # want "8 against 100"
c.width = 6
assert c.width == 6 and c.inner.w == 6 and c.inner.size is None
torch.zeros(c.double) + torch.zeros(100)  # want "12 against 100"
torch.zeros(c.inner.w) + torch.zeros(100)  # want "6 against 100"
assert list(c) == ["double", "inner", "width"]
assert c.to_dict() == {"double": 12, "inner": {"size": None, "w": 6}, "width": 6}
assert c.get("double") == 12 and c.get("other", 3) == 3 and "double" in c and dict(**c)["width"] == 6

plain = c.copy_and_resolve_references()
plain.width = 9
assert plain.double == 12
for missing, error in ((lambda: c.other, AttributeError), (lambda: c["other"], KeyError)):
    try:
        missing()
        assert False
    except error:
        pass
c.lock()
try:
    c.new = 3
    assert False
except AttributeError:
    pass
with c.unlocked():
    c.new = 3
assert c.is_locked and c.new == 3
c.unlock()
c.update({"inner": {"w": 11}}, new=5)
assert c.width == 11 and c.new == 5 and c["inner.w"] == 11
torch.zeros(c.double) + torch.zeros(100)  # want "22 against 100"
try:
    c.width = "a"
    assert False
except TypeError:
    pass
c.update_from_flattened_dict({"inner.w": 13})
torch.zeros(c.width) + torch.zeros(100)  # want "13 against 100"
ref = c.get_ref("width")
ref.set(20)
assert (ref + 1).get() == 21 and (2 * ref).get() == 40 and (ref // 3).get() == 6
torch.zeros(c.double) + torch.zeros(100)  # want "40 against 100"

frozen = ml_collections.FrozenConfigDict({"a": {"b": [1, 2]}})
assert frozen.a.b == (1, 2)
try:
    frozen.a = 3
    assert False
except AttributeError:
    pass
