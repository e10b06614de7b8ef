package torch

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic/prelude"
	"github.com/shapelint/shapelint/symbolic/value"
)

var update = flag.Bool("update", false, "write docs/operators.md")

const operatorsDoc = "../../docs/operators.md"

// namespace is a part of torch's public interface: what dir() of torch 2.15 lists.
type namespace struct {
	title, prefix, file string
	skip                func(name string) bool
}

var namespaces = []namespace{
	{"torch", "torch.", "torch", noFunction},
	{"torch.Tensor", "Tensor.", "torch.Tensor", func(n string) bool { return strings.HasPrefix(n, "_") }},
	{"torch.nn", "torch.nn.", "torch.nn", func(n string) bool { return n[0] >= 'a' }},
	{"torch.nn.functional", "torch.nn.functional.", "torch.nn.functional", noFunction},
	{"torch.linalg", "torch.linalg.", "torch.linalg", noFunction},
	{"torch.fft", "torch.fft.", "torch.fft", noFunction},
	{"torch.special", "torch.special.", "torch.special", noFunction},
	{"torch.nn.init", "torch.nn.init.", "torch.nn.init", noFunction},
	{"torch.nn.utils", "torch.nn.utils.", "torch.nn.utils", noFunction},
	{"torch.nn.utils.rnn", "torch.nn.utils.rnn.", "torch.nn.utils.rnn", noFunction},
}

// einopsNames is the public interface of einops 0.8.2.
var einopsNames = []string{"einops.asnumpy", "einops.einsum", "einops.pack", "einops.parse_shape", "einops.rearrange", "einops.reduce",
	"einops.repeat", "einops.unpack", "einops.EinopsError", "einops.layers.torch.EinMix", "einops.layers.torch.Rearrange", "einops.layers.torch.Reduce"}

// notOperators are names that dir() lists and that are neither operator nor
// layer: submodules, imported helpers, dtypes and other constants, notes of the documentation.
var notOperators = words(`
	accelerator amp ao autograd backends builtins classes compiler cpp cpu ctypes cuda distributed distributions export fft foreach func functional
	functools futures fx glob hub importlib inspect jit library linalg masked math monitor mps mtia multiprocessing nested nn onnx ops optim os overrides
	package platform profiler quantization quasirandom random return_types serialization signal sparse special storage sys testing textwrap threading torch
	torch_version types typing typing_extensions utils version warnings windows xpu np dataclasses
	clip_grad convert_parameters fusion init memory_format parametrizations parametrize rnn stateless grad
	bcomplex32 bfloat16 bit bits16 bits1x8 bits2x4 bits4x2 bits8 bool cdouble cfloat chalf complex128 complex32 complex64 double dtype float float16
	float32 float4_e2m1fn_x2 float64 float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu half int int1 int16 int2 int3 int32
	int4 int5 int6 int64 int7 int8 long qint32 qint8 quint2x4 quint4x2 quint8 short uint1 uint16 uint2 uint3 uint32 uint4 uint5 uint6 uint64 uint7 uint8
	e inf nan newaxis pi channels_last channels_last_3d contiguous_format preserve_format legacy_contiguous_format jagged strided layout qscheme
	sparse_bsc sparse_bsr sparse_coo sparse_csc sparse_csr per_channel_affine per_channel_affine_float_qparams per_channel_symmetric
	per_tensor_affine per_tensor_symmetric default_generator has_lapack has_mkl has_openmp has_spectral
	common_args factory_common_args multi_dim_common copy_method_params common_notes reproducibility_notes sparse_support_notes tf32_notes
	assert_int_or_pair boolean_dispatch handle_torch_function has_torch_function has_torch_function_unary has_torch_function_variadic
	bind classproperty merge_type_from_type_comment parse_type_comment unify_type_list thread_safe_generator device finfo iinfo`)

// noFunction tells that a name of a module of functions is none: a class, a submodule, a constant.
func noFunction(n string) bool {
	return n[0] == '_' || n[0] >= 'A' && n[0] <= 'Z' || notOperators[n]
}

// special are names that the interpreter itself gives a meaning.
var special = words("torch.nn.Module torch.nn.Parameter torch.nn.Buffer")

// provider says where a name is modelled: "rule", "layer", "prelude", "attribute", "" if nowhere.
func provider(w *value.World, name string) string {
	switch {
	case Lookup(name) != nil:
		return "rule"
	case LookupLayer(name) != nil:
		return "layer"
	case special[name]:
		return "interpreter"
	}
	owner, last := name[:strings.LastIndexByte(name, '.')], name[strings.LastIndexByte(name, '.')+1:]
	if owner == "Tensor" {
		t := value.NewTensor(value.Shape{Dims: []value.Dim{value.D(2), value.D(3)}}, value.Float32)
		if last == "imag" { // of complex tensors only
			t.DType = value.Complex64
		}
		if v, ok := Attribute(w, t, last); ok && v != nil {
			if u, lost := v.(value.Unknown); !lost || u.Type != "" { // an unknown bool is a model, too
				return "attribute"
			}
		}
		return ""
	}
	if f, _ := prelude.Find(owner); f != nil && f.Index != nil && slices.Contains(f.Index.Order, last) {
		return "prelude"
	}
	return ""
}

// operatorsText is the whole document.
func operatorsText(t *testing.T) string {
	w := newBench().w
	var head, body strings.Builder
	section := func(title, prefix string, names []string) {
		var known, missing []string
		counts := map[string]int{}
		for _, n := range names {
			if p := provider(w, n); p != "" {
				counts[p]++
				known = append(known, strings.TrimPrefix(n, prefix))
			} else {
				missing = append(missing, strings.TrimPrefix(n, prefix))
			}
		}
		fmt.Fprintf(&head, "| %s | %d | %d | %d | %d | %d |\n", title, len(known), len(names), counts["rule"], counts["layer"], len(known)-counts["rule"]-counts["layer"])
		fmt.Fprintf(&body, "\n## %s\n\nKnown:\n%s\n", title, code(known))
		if len(missing) > 0 {
			fmt.Fprintf(&body, "\nNot known:\n%s\n", code(missing))
		}
	}
	for _, n := range namespaces {
		section(n.title, n.prefix, goldenNames(t, n))
	}
	section("einops", "einops.", einopsNames)
	return `# Operators

Which names of torch 2.15 and einops 0.8.2 have a model. A known name has a rule (a function or method), a layer (a class
with parameters and a forward rule), or is written in Python in the prelude, an attribute, or part of the interpreter.
The result of a name that is not known is unknown: nothing is refused, and nothing is claimed.
Names that compute nothing (submodules, dtypes, constants, type names) are left out. How to add one: [adding-an-operator.md](adding-an-operator.md).

This file is generated; a test fails if it is stale:

` + "    go test ./symbolic/torch -run TestOperatorsDoc -update\n" + `
| namespace | known | of | rules | layers | other |
|---|---|---|---|---|---|
` + head.String() + body.String()
}

func code(names []string) string {
	var b strings.Builder
	width := 0
	for i, n := range names {
		if i > 0 && width+len(n) > 120 { // short lines keep changes readable
			b.WriteString("\n")
			width = 0
		} else if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString("`" + n + "`")
		width += len(n) + 3
	}
	return b.String()
}

// goldenNames are the full names of a namespace's operators, in order.
func goldenNames(t *testing.T, n namespace) []string {
	text, err := os.ReadFile(filepath.Join("names", n.file+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for name := range fields(string(text)) {
		if !n.skip(name) {
			out = append(out, n.prefix+name)
		}
	}
	slices.Sort(out)
	return out
}

func TestOperatorsDoc(t *testing.T) {
	want := operatorsText(t)
	if *update {
		if err := os.WriteFile(operatorsDoc, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(operatorsDoc)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(got), "\r\n", "\n") != want {
		t.Errorf("%s is stale; run: go test ./symbolic/torch -run TestOperatorsDoc -update", operatorsDoc)
	}
}
