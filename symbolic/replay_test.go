package symbolic_test

import (
	"context"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// TestCallsToldAgain: calls that are given the same, up to the names of sizes, cost little after the first few.
func TestCallsToldAgain(t *testing.T) {
	const program = `import torch
import torch.nn as nn
class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norms = nn.ModuleList([nn.LayerNorm(width) for _ in range(4)])
        self.first, self.second = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
    def forward(self, x):
        for norm in self.norms:
            x = x + self.second(torch.relu(self.first(norm(x))))
            x = x.reshape(x.shape[0], -1, x.shape[2]).transpose(1, 2).transpose(1, 2)
        return x
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([Block(16) for _ in range(6)])
    def forward(self, x):
        for b in self.blocks:
            x = b(x)
        return x
net = Net()
def step(x):
    return net(x.reshape(-1, 8, 16)).mean()
`
	steps := func(calls int, call string) int64 {
		files := texts{"/p/main.py": program + strings.Repeat(call, calls)}
		results, err := symbolic.NewProject(symbolic.Options{FS: files, Files: []string{"/p/main.py"}, Roots: []string{"/p"}}).Run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if n := len(results[0].Faults); n > 0 {
			t.Errorf("%d faults: %s", n, results[0].Faults[0].Message)
		}
		return results[0].Stats.Steps
	}
	for _, call := range []string{"step(torch.zeros(8, 16))\n", "step(torch.zeros(int(input()) * 8, 16))\n"} {
		few, many := steps(8, call), steps(80, call)
		if perCall := (many - few) / 72; 10*perCall > few {
			t.Errorf("%q: %d steps for 8 calls, %d for each further one", call, few, perCall)
		}
	}
}
