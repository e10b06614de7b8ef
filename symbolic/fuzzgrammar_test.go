package symbolic_test

import (
	"fmt"
	"strings"
)

// program makes a Python program of bytes: each decides between the alternatives of a grammar.
func program(data []byte) string {
	g := &grammar{data: data}
	g.line("import torch, copy, itertools, functools, sys")
	g.line("import torch.nn as nn")
	g.line("import torch.nn.functional as F")
	g.line("a, b, c, d, x = 1, [1, 2], {'k': 3}, (4, 5), torch.zeros(2, 3)")
	for len(g.data) > 0 && g.out.Len() < 8192 {
		g.stmt(0)
	}
	return g.out.String()
}

type grammar struct {
	data   []byte
	out    strings.Builder
	indent int
}

// pick takes a byte and chooses one of n alternatives; at the end the first.
func (g *grammar) pick(n int) int {
	if len(g.data) == 0 {
		return 0
	}
	b := g.data[0]
	g.data = g.data[1:]
	return int(b) % n
}

func (g *grammar) line(format string, a ...any) {
	g.out.WriteString(strings.Repeat(" ", g.indent))
	fmt.Fprintf(&g.out, format, a...)
	g.out.WriteString("\n")
}

func (g *grammar) name() string {
	return []string{"a", "b", "c", "d", "x", "self", "f", "A", "sys.argv"}[g.pick(9)]
}

// block is an indented run of statements.
func (g *grammar) block(depth int, head string) {
	g.line("%s", head)
	g.indent++
	for range 1 + g.pick(3) {
		g.stmt(depth + 1)
	}
	g.indent--
}

var simpleStatements = []string{"pass", "break", "continue", "return x", "raise ValueError(a)", "raise", "del b[0]", "del x", "global a", "b.append(b)", "c[a] = c",
	"yield x", "assert a", "x += x", "d = (d, d)", "b = [b, b]", "self.me = self", "nonlocal_ = locals()", "from main import *", "from torch import *", "from torch.nn import *", "from numpy import *", "from os import *", "x = x.view(-1)", "a *= a", "b.extend(b)"}

var blocks = []string{"if %s:", "while %s:", "for a in %s:", "for a, b in %s:", "with %s as a:", "def f(a, *b, **c):", "def f(x=1):", "class A:", "class A(nn.Module):",
	"class A(A):", "try:", "async def f():", "match %s:", "def __init__(self):", "def forward(self, x):", "def __getattr__(self, a):", "def __iter__(self):", "def __eq__(self, a):", "@f\ndef g():"}

func (g *grammar) stmt(depth int) {
	if depth > 4 {
		g.line("%s = %s", g.name(), g.expr(0))
		return
	}
	switch k := g.pick(8); {
	case k < 3:
		g.line("%s = %s", g.name(), g.expr(0))
	case k < 4:
		g.line("%s", g.expr(0))
	case k < 5:
		g.line("%s", simpleStatements[g.pick(len(simpleStatements))])
	default:
		g.compound(depth)
	}
}

func (g *grammar) compound(depth int) {
	head := blocks[g.pick(len(blocks))]
	if strings.Contains(head, "%s") {
		head = fmt.Sprintf(head, g.expr(0))
	}
	switch {
	case head == "try:":
		g.block(depth, head)
		g.block(depth, []string{"except:", "except Exception as a:", "except (ValueError, A):", "finally:"}[g.pick(4)])
	case strings.HasPrefix(head, "match"):
		g.line("%s", head)
		g.indent++
		g.block(depth, []string{"case [a, *b]:", "case {'k': a, **c}:", "case A(x=a):", "case 1 | 2 | None:", "case _:"}[g.pick(5)])
		g.indent--
	case strings.HasPrefix(head, "@"):
		g.line("@%s", g.name())
		g.block(depth, "def g():")
	default:
		g.block(depth, head)
		if strings.HasPrefix(head, "if") && g.pick(2) == 0 || strings.HasPrefix(head, "for") && g.pick(4) == 0 {
			g.block(depth, "else:")
		}
	}
}

var atoms = []string{"a", "b", "c", "d", "x", "0", "-1", "10**9", "2**63", "1.5", "1e308", "'s'", "''", "None", "True", "[]", "{}", "()", "...", "b'z'", "float('nan')",
	"len(sys.argv)", "torch.zeros(2, 3)", "torch.randn(len(sys.argv), 4)", "nn.Linear(3, 4)", "nn.Conv2d(3, 8, 3)", "range(10)", "range(10**9)", "itertools.count()", "type", "object", "super", "slice(None, None, -1)", "1j", "x.shape", "[1] * 10**9", "'s' * 10**9", "nn.Sequential(nn.Linear(3, 3), nn.ReLU())", "__import__", "x.T"}

var calls = []string{"len", "list", "tuple", "dict", "set", "sum", "max", "sorted", "str", "repr", "hash", "iter", "next", "zip", "map", "print", "isinstance", "type", "getattr", "int", "float", "abs", "pow",
	"divmod", "round", "range", "enumerate", "reversed", "copy.deepcopy", "itertools.product", "itertools.chain", "itertools.permutations", "functools.partial", "functools.reduce", "torch.cat", "torch.stack",
	"torch.zeros", "torch.tensor", "torch.einsum", "torch.matmul", "F.relu", "F.conv2d", "F.pad", "F.interpolate", "F.cross_entropy", "nn.Sequential", "nn.ModuleList", "nn.LSTM", "nn.Embedding", "x.view", "x.reshape", "x.permute",
	"x.expand", "x.split", "x.chunk", "x.unfold", "x.gather", "x.index_select", "x.sum", "x.repeat", "f", "A", "self", "b.append", "b.index", "c.update", "c.get", "'{}'.format", "'s'.join", "'%s'.__mod__", "A.__new__", "super().__init__", "vars", "dir", "format", "bytes", "chr", "eval", "exec"}

var binaries = []string{"+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=", "in", "not in", "is", "and", "or"}

func (g *grammar) expr(depth int) string {
	if depth > 4 {
		return atoms[g.pick(len(atoms))]
	}
	e := func() string { return g.expr(depth + 1) }
	switch g.pick(16) {
	case 0, 1, 2:
		return atoms[g.pick(len(atoms))]
	case 3, 4:
		return "(" + e() + " " + binaries[g.pick(len(binaries))] + " " + e() + ")"
	case 5:
		return e() + "[" + []string{e(), ":", "..., None", e() + ":" + e(), "::-1", "::" + e()}[g.pick(6)] + "]"
	case 6:
		return "(" + e() + ")." + []string{"shape", "T", "a", "__class__", "__dict__", "forward", "append", "items", "weight", "size", "keys", "__init__"}[g.pick(12)]
	case 7:
		return "[" + e() + ", " + e() + "]"
	case 8:
		return "(" + e() + ", " + e() + ")"
	case 9:
		return "{" + e() + ": " + e() + "}"
	case 10:
		return fmt.Sprintf([]string{"[%s for a in %s]", "{%s for a in %s}", "list(%s for a in %s)", "(lambda a: %s)(%s)", "(%s if %s else x)", "[%s, *%s]"}[g.pick(6)], e(), e())
	case 11:
		return []string{"-", "not ", "~", "await ", "*"}[g.pick(4)] + "(" + e() + ")"
	}
	args := make([]string, g.pick(4))
	for i := range args {
		args[i] = []string{"", "", "", "*", "dim=", "key="}[g.pick(6)] + e()
	}
	return calls[g.pick(len(calls))] + "(" + strings.Join(args, ", ") + ")"
}
