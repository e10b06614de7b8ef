# Templates, interpolated options, JSON there and back, heaps, places in sorted lists, figures, objects that are numbers.
import bisect
import configparser
import enum
import heapq
import io
import json
import re
import statistics
import string

import torch
from torch import nn

template = string.Template("$size$more ${size}x $$ $other")
assert template.safe_substitute(size=1, more=2) == "12 1x $ $other"
assert string.Template("$a-$b").substitute({"a": 1}, b=2) == "1-2"
torch.zeros(int(string.Template("$a$b").substitute(a=1, b=2))) + torch.zeros(100)  # want "12 against 100"
for wrong, error in ((lambda: template.substitute(size=1), KeyError), (lambda: string.Template("$ 3").substitute(), ValueError)):
    try:
        wrong()
        assert False
    except error:
        pass

options = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
options.read_string("[DEFAULT]\nd = 7\n[a]\nx = 3\ny = ${x}4\n[b]\nz = ${a:y}5\nw = ${d}1\n")
torch.zeros(options.getint("b", "z")) + torch.zeros(100)  # want "345 against 100"
assert options["b"]["w"] == "71" and dict(options.items("a"))["y"] == "34"
options = configparser.ConfigParser()
options.read_string("[a]\nx = 3\ny = %(x)s4\nz = 5%%\n")
torch.zeros(options.getint("a", "y")) + torch.zeros(100)  # want "34 against 100"
assert options["a"]["z"] == "5%"
options = configparser.ConfigParser(interpolation=None)
options.read_string("[a]\nx = 3\ny = %(x)s4\n")
assert options["a"]["y"] == "%(x)s4"

value = {"a": [1, 2.5, None, True, {"b": (3, 4)}], 5: 'x"\n\u00e9', "empty": [[], {}]}
assert json.dumps(value) == '{"a": [1, 2.5, null, true, {"b": [3, 4]}], "5": "x\\"\\n\\u00e9", "empty": [[], {}]}'
assert json.dumps([1, {"a": []}], indent=2) == '[\n  1,\n  {\n    "a": []\n  }\n]'
assert json.dumps({"b": 1, "a": 2}, sort_keys=True) == '{"a": 2, "b": 1}'
read = json.loads(json.dumps(value))
torch.zeros(read["a"][4]["b"][1]) + torch.zeros(100)  # want "4 against 100"
assert read["5"] == 'x"\n\u00e9' and 5 not in read
assert json.loads(json.dumps({"shape": list(torch.zeros(2, 3).shape)}))["shape"] == [2, 3]

found = re.match(r"(?P<width>\d+)x(\d+)", "3x4")
torch.zeros(int(found["width"])) + torch.zeros(100)  # want "3 against 100"
torch.zeros(int(found[2])) + torch.zeros(100)  # want "4 against 100"
assert found[0] == "3x4"

heap = [5, 3, 8, 1, 9, 2]
heapq.heapify(heap)
assert heap == [1, 3, 2, 5, 9, 8]
heapq.heappush(heap, 0)
assert heap == [0, 3, 1, 5, 9, 8, 2]
assert [heapq.heappop(heap) for _ in range(3)] == [0, 1, 2] and heap == [3, 5, 8, 9]
assert heapq.heappushpop(heap, 4) == 3 and heapq.heapreplace(heap, 7) == 4
torch.zeros(heapq.nlargest(2, heap)[1]) + torch.zeros(100)  # want "8 against 100"
assert heapq.nsmallest(1, [(2, "b"), (1, "a")]) == [(1, "a")]
torch.zeros(bisect.bisect_left([1, 3, 5], 4)) + torch.zeros(100)  # want "2 against 100"
assert bisect.bisect([1, 3, 5], 3) == 2 and bisect.bisect_left([1, 3, 5], 9) == 3
ordered = [1, 5]
bisect.insort(ordered, 3)
assert ordered == [1, 3, 5]
assert statistics.mean([2, 4, 6]) == 4 and statistics.mean([1, 2]) == 1.5 and statistics.fmean([1, 2]) == 1.5
assert statistics.median([3, 1, 2]) == 2 and statistics.median([1, 2]) == 1.5 and statistics.mode("aab") == "a"
torch.zeros(statistics.median([30, 10, 20])) + torch.zeros(100)  # want "20 against 100"


class Place:
    def __index__(self):
        return 2


torch.zeros([3, 4, 5][Place()]) + torch.zeros(100)  # want "5 against 100"
torch.zeros(Place()) + torch.zeros(100)  # want "2 against 100"
assert torch.zeros(3, 4)[Place()].shape == (4,)


class Size(enum.IntEnum):
    SMALL = 2
    LARGE = 5


class Flag(enum.IntFlag):
    A = 1
    B = 4


class Mode(str, enum.Enum):
    NEAR = "nearest"


torch.zeros(Size.LARGE) + torch.zeros(100)  # want "5 against 100"
torch.zeros((Size.SMALL, Size.LARGE)) + torch.zeros(100)  # want "5 against 100"
torch.zeros(10).view(Size.SMALL, Size.LARGE) + torch.zeros(100)  # want "5 against 100"
torch.zeros(Flag.A | Flag.B) + torch.zeros(100)  # want "5 against 100"
nn.Linear(Size.LARGE, 3)(torch.zeros(2, 7))  # want "takes 5 features, got 7"
nn.functional.interpolate(torch.zeros(1, 1, 2, 2), scale_factor=2, mode=Mode.NEAR) @ torch.zeros(5, 5)  # want "4.*5"

saved = io.BytesIO()
torch.save(nn.Linear(3, 4).state_dict(), saved)
saved.seek(0)
nn.Linear(3, 5).load_state_dict(torch.load(saved))  # want "size mismatch|is \[5, 3\]"
again = io.BytesIO(saved.getvalue())
nn.Linear(3, 4).load_state_dict(torch.load(again))
