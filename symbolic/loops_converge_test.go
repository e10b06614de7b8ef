package symbolic_test

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic/interp"
)

// longLoops are loops that make something anew in each iteration, or nest where nobody knows how often they run.
var longLoops = map[string]string{
	"records": `
for epoch in range(3000):
    logs, losses = {}, []
    for step in range(1000):
        out = {"y": model(torch.randn(8, 4))}
        losses.append(out["y"].mean().item())
    logs["loss"] = sum(losses) / len(losses)
`,
	"objects": `
class Meter:
    def __init__(self):
        self.n, self.sum = 0, 0
    def update(self, v):
        self.n += 1
        self.sum += v
history = []
for epoch in range(3000):
    meter = Meter()
    for step in range(1000):
        meter.update(model(torch.randn(8, 4)).mean().item())
    history.append({"loss": meter.sum / meter.n})
`,
	"arrays of tensors": `
for epoch in range(3000):
    predicted = model(torch.randn(8, 4)).numpy()
    variance = np.var(predicted)
    quiet = variance == 0
    explained = np.nan if variance == 0 else 1 - variance / 2
`,
	"no operators": `
steps = 0
for episode in range(8000):
    seen, reward, done = unknown.step(steps)
    steps += 1
`,
	"containers made by calls": `
for epoch in range(3000):
    logs = dict()
    if unknown:
        logs = dict(start=epoch)
    logs["loss"] = model(torch.randn(8, 4)).mean().item()
`,
	"nested, of unknown length": `
for a in unknown.a():
    for b in unknown.b(a):
        for c in unknown.c(b):
            for d in unknown.d(c):
                for e in unknown.e(d):
                    for f in unknown.f(e):
                        for g in unknown.g(f):
                            for h in unknown.h(g):
                                x = {"h": unknown.i(h)}
                                total = unknown.j(x)
`,
}

func TestLongLoopsConverge(t *testing.T) {
	for name, text := range longLoops {
		t.Run(name, func(t *testing.T) {
			runsThrough(t, "import numpy as np\nimport torch\nfrom torch import nn\nfrom elsewhere import unknown\nmodel = nn.Linear(4, 2)\n"+text, 20_000)
		})
	}
}

// TestLoopsThatGoOn: a loop goes on where an object of an iteration is a module, or a container has a form of its own.
func TestLoopsThatGoOn(t *testing.T) {
	r := runHostile(t, texts{"/p/main.py": `import torch
from torch import nn
x = torch.zeros(2, 4)
for i in range(30):
    layer = {"fc": nn.Linear(4 + i, 5 + i)}
    x = layer["fc"](x)
rows = []
for i in range(30):
    rows.append({"x": x + i})
torch.stack([r["x"] for r in rows]).view(30, 2, 34)
x @ torch.zeros(33, 5)
`}, interp.Limits{})
	if len(r.Faults) != 1 || r.Exhausted != "" {
		t.Errorf("%d faults, want that of the last line %s", len(r.Faults), r.Exhausted)
	}
}

// TestLastIteration: what a loop binds in its last iteration is known behind it, even where the loop is cut short.
func TestLastIteration(t *testing.T) {
	r := runHostile(t, texts{"/p/main.py": `import torch
kept = []
for epoch in range(500):
    if epoch % 7 == 3:
        kept.append("%d" % epoch)
torch.zeros(2, epoch) @ torch.zeros(499, 5)
torch.zeros(2, epoch) @ torch.zeros(500, 5)
`}, interp.Limits{Steps: 10_000, Depth: interp.DefaultLimits.Depth})
	if len(r.Faults) != 1 || r.Exhausted != "" || r.Lost["a loop would take too many steps"] == 0 {
		t.Errorf("%d faults, want that of the last line; ended by %q, lost %v", len(r.Faults), r.Exhausted, r.Lost)
	}
}
