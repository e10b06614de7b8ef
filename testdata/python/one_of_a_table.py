# What is done to the item of a table under a name that nobody knows may have been done to each of its items.
import json

from elsewhere import name, number

counts = {"a": {"n": 0, "of": {"n": 0}}, "b": {"n": 0, "of": {"n": 0}}}
counts[name]["n"] += 1
1 / counts["a"]["n"]
counts[name]["of"]["n"] += 1
for key in counts:
    1 / counts[key]["of"]["n"]

lists = {"a": [1], "b": [2]}
lists[name].append(3)
lists["a"][1]

rows = [{"n": 0}, {"n": 0}]
row = rows[number]
row["n"] = 2
1 / rows[1]["n"]


class Plain:
    n = 0


things = {"a": Plain(), "b": Plain()}
things[name].n = 3
1 / things["a"].n
things[name].more = 3
things["b"].more

read = {"a": {"n": 0}, "b": {"n": 0}}
read[name].get("n")
read[name]["n"]
1 / read["a"]["n"]  # want "division by zero"


class Loaded:
    def __init__(self, path=None):
        self.first = None
        if path is not None:
            for key, value in json.load(open(path)).items():
                self.__dict__[key] = value


Loaded("options.json").width
Loaded("options.json").first.width
Loaded().width  # want "no attribute 'width'"
