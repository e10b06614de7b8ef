# What is deleted from something that may be one of several is gone from each of them, and mappings that show an object, too.
from elsewhere import condition, name, other


class Plain:
    pass


class Derived(Plain):
    pass


def left(names):
    return "left: " + ", ".join(names)


thing = Plain() if condition else Derived()
thing.size = 1
shown = {k: v for k, v in vars(thing).items() if k in "weight"}
del thing.size
assert not thing.__dict__
thing.size = 2
delattr(thing, "size")
assert len(vars(thing)) == 0

table = {"a": 1} if condition else {"a": 2, "b": 3}
del table["a"]
table["a"]  # want "'a'"
items = [1, 2] if condition else [3, 4]
del items[0]
items[1]  # want "out of range"

# An attribute that nobody can name is among those that its mapping shows.
open_one = Plain()
setattr(open_one, name, 1)
assert len(vars(open_one)) == 0
for key in open_one.__dict__:
    {1: 2}.get(key)
