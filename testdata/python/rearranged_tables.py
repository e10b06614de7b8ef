from torch import nn, zeros

sizes = {f"layer{i}": i for i in range(12)}
names = {v: k for k, v in sizes.items()}
assert names[7] == "layer7" and len(names) == 12
pairs = [(v, k) for k, v in sizes.items()]
values = [v for k, v in sizes.items()]
assert values[11] == 11 and pairs[11] == (11, "layer11")
assert {k for k, v in sizes.items()} == set(sizes)
assert {v: v for v, v in sizes.items()} == {i: i for i in range(12)}
same = [x for x in values]
assert same == values and same is not values
merged = {k % 5: v for k, v in names.items()}
assert merged == {0: "layer10", 1: "layer11", 2: "layer7", 3: "layer8", 4: "layer9"}
nn.Linear(5, 2)(zeros(3, sizes[names[9]]))  # want "5 features, got 9"
nn.Linear(5, 2)(zeros(3, values[-1]))  # want "5 features, got 11"
