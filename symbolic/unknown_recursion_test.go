package symbolic_test

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic/interp"
)

// unknownRecursions are walks over trees of which nothing is known, each followed by a fault.
var unknownRecursions = map[string]string{
	"one function": `
def walk(node, out):
    for child in node.children():
        if child.leaf:
            out.append(child)
        walk(child, out)
        for x in child.items():
            if x:
                walk(x, out)
walk(tree, [])
`,
	"two functions": `
def install(node, prefix):
    tasks = []
    for key, specs in node.specs():
        for s in specs:
            tasks.append((key, s))
    hooks(node, prefix, tasks)
def hooks(parent, name, tasks):
    for key, child in parent.named_children():
        if child.model:
            install(child, name + "." + key)
        else:
            hooks(child, name + "." + key, tasks)
    for key, t in tasks:
        if parent.fits(t):
            parent.register(t)
install(tree, "")
`,
	"a class in a function": `
def build(node, depth):
    class Part:
        for child in node.children():
            part = build(child, depth)
    return Part
build(tree, 0)
`,
	"keyword arguments": `
def padding(kernel, stride, **others):
    if any([isinstance(v, (tuple, list)) for v in [kernel, stride]]):
        return [padding(*a) for a in zip(kernel, stride)]
    return kernel // stride
padding(tree.kernel, tree.stride)
`,
	"children of a new object": `
class Node:
    def __init__(self, levels, width):
        if levels == 1:
            self.left = self.right = None
        else:
            self.left = Node(levels - 1, width)
            self.right = Node(levels - 1, width)
Node(torch.rand(tree.n, 3).shape[0], tree.width)
`,
	"a number": `
def split(n, kind):
    if n != 1:
        split(n - 1, kind)
        split(n - 1, kind)
        split(n - 1, kind)
        split(n - 1, kind)
    return kind
split(torch.rand(tree.n, 3).shape[0], "leaf")
`,
	"a path": `
def order(keys):
    seen = set()
    def visit(root, path):
        nonlocal seen
        here = path + [root]
        if root in path:
            raise ValueError(root)
        if root in seen:
            return
        seen = seen.union({root})
        for to in tree[root].edges:
            for ind in visit(to, path=here):
                yield ind
        yield root
    for start in keys:
        for ind in visit(start, []):
            yield tree[ind]
list(order(tree.keys))
`,
	"levels and names": `
def show(node, level, name):
    for child in node.children():
        if child.leaf:
            print(level, name)
        show(child, level + 1, name + ".child")
        for x in child.items():
            show(x, level + 1, name + ".item")
show(tree, 0, "tree")
`,
	"a method": `
class Visitor:
    def visit(self, node):
        for k, v in node.fields():
            if isinstance(v, list):
                for x in v:
                    self.visit(x)
            else:
                self.visit(v)
Visitor().visit(tree)
`,
	"pairs and sets": `
import itertools
def optimal(operands):
    best = {"cost": float("inf")}
    def contract(path, remaining, operands, cost):
        if len(remaining) == 1:
            best["cost"] = cost
            return
        for i, j in itertools.combinations(remaining, 2):
            if i > j:
                i, j = j, i
            result, more = tree.contract(operands[i], operands[j])
            if cost + more >= best["cost"]:
                continue
            contract(path + ((i, j),), remaining - {i, j} | {len(operands)}, operands + (result,), cost + more)
    contract((), set(range(len(operands))), operands, 0)
optimal(tuple(tree.operands.split()))
`,
}

func TestUnknownRecursion(t *testing.T) {
	for name, text := range unknownRecursions {
		t.Run(name, func(t *testing.T) {
			runsThrough(t, "import torch\nfrom elsewhere import tree\n"+text, 50_000)
		})
	}
}

// TestKnownRecursion: recursion that what is known ends is run to its end, under an undecided branch, too.
func TestKnownRecursion(t *testing.T) {
	r := runHostile(t, texts{"/p/main.py": `import torch
from elsewhere import flag, extra
def grow(x, n, extra):
    if n == 0:
        return x
    return grow(torch.cat([x, x]), n - 1, extra)
if flag:
    x = grow(torch.zeros(2, 3), 5, extra)
else:
    x = torch.zeros(64, 3)
x @ torch.zeros(4, 5)
`}, interp.Limits{})
	if len(r.Faults) != 1 {
		t.Errorf("%d faults, want 1", len(r.Faults))
	}
}
