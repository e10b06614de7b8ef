package symbolic_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// optionalSubmodules are ways to build modules of which nobody knows how many
// layers they have.
var optionalSubmodules = map[string]string{
	"Sequential of a list":       "m = nn.Sequential(*[nn.Conv2d(3, 5, 1) for _ in range(n)])\ny = m(x)\n",
	"Sequential.append":          "m = nn.Sequential()\nfor i in range(n):\n    m.append(nn.Conv2d(3, 5, 1))\ny = m(x)\n",
	"Sequential.add_module":      "m = nn.Sequential()\nfor i in range(n):\n    m.add_module('c' + str(i), nn.Conv2d(3, 5, 1))\ny = m(x)\n",
	"append in a branch":         "m = nn.Sequential(nn.Conv2d(3, 3, 1))\nif n > 3:\n    m.append(nn.Conv2d(3, 5, 1))\ny = m(x)\n",
	"ModuleList of a list":       "m = nn.ModuleList([nn.Conv2d(3, 5, 1) for _ in range(n)])\ny = x\nfor l in m:\n    y = l(y)\n",
	"ModuleList.append":          "m = nn.ModuleList()\nfor i in range(n):\n    m.append(nn.Conv2d(3, 5, 1))\ny = x\nfor l in m:\n    y = l(y)\n",
	"ModuleList.insert":          "m = nn.ModuleList()\nfor i in range(n):\n    m.insert(0, nn.Conv2d(3, 5, 1))\ny = x\nfor l in m:\n    y = l(y)\n",
	"ModuleList +=":              "m = nn.ModuleList()\nfor i in range(n):\n    m += [nn.Conv2d(3, 5, 1)]\ny = x\nfor l in m:\n    y = l(y)\n",
	"ModuleList.extend":          "m = nn.ModuleList()\nm.extend([nn.Conv2d(3, 5, 1) for _ in range(n)])\ny = x\nfor l in m:\n    y = l(y)\n",
	"ModuleDict":                 "m = nn.ModuleDict()\nfor i in range(n):\n    m[f'c{i}'] = nn.Conv2d(3, 5, 1)\ny = x\nfor k in m:\n    y = m[k](y)\n",
	"children of setattr":        "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        for i in range(n):\n            setattr(self, f'c{i}', nn.Conv2d(3, 5, 1))\nm = Net()\ny = x\nfor l in m.children():\n    y = l(y)\n",
	"children in a branch":       "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        if n > 3:\n            self.c = nn.Conv2d(3, 5, 1)\nm = Net()\ny = x\nfor l in m.children():\n    y = l(y)\n",
	"values of a dict, a branch": "m = nn.ModuleDict()\nif n > 3:\n    m['c'] = nn.Conv2d(3, 5, 1)\nd = dict(m.items())\ny = x\nfor l in d.values():\n    y = l(y)\n",
}

// TestOptionalSubmodules: with a number of layers that nobody knows, neither the
// channels of the result nor the number of parameters are known.
func TestOptionalSubmodules(t *testing.T) {
	for name, text := range optionalSubmodules {
		t.Run(name, func(t *testing.T) {
			head := "import torch\nfrom torch import nn\nn = int(input())\nx = torch.zeros(1, 3, 4, 4)\n"
			tail := "p = sum(p.numel() for p in m.parameters())\n"
			p := symbolic.NewProject(symbolic.Options{FS: texts{"/p/main.py": head + text + tail}, Files: []string{"/p/main.py"}, Roots: []string{"/p"}, Trace: true})
			out, err := p.Run(context.Background())
			if err != nil || out[0].Err != nil {
				t.Fatal(err, out[0].Err)
			}
			for _, f := range out[0].Faults {
				t.Error(f.Severity, f.Message)
			}
			got := map[string]string{}
			for _, v := range out[0].Values {
				got[v.Name] = fmt.Sprint(v.Value)
			}
			if strings.Contains(got["y"], "[1 3") || strings.Contains(got["y"], "[1 5") {
				t.Errorf("y is %s", got["y"])
			}
			if !strings.Contains(got["p"], "<nil>") {
				t.Errorf("%s parameters", got["p"])
			}
			if _, there := got["m"]; !there {
				t.Error("m is not traced")
			}
		})
	}
}
