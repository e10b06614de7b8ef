package annot

import (
	"fmt"
	"strings"
	"testing"
)

func show(axes []Axis) string {
	var out []string
	for _, a := range axes {
		s := ""
		switch a.Kind {
		case Fixed:
			s = fmt.Sprint(a.Size)
		case Named:
			s = a.Name
		case Formula:
			s = "="
			if a.Outside {
				s = "{=}"
			}
		case Any:
			s = "_" + a.Name
		case Run:
			s = "..."
		case NamedRun:
			s = "*" + a.Name
		}
		if a.Broadcast {
			s = "#" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// TestSpec: what jaxtyping 0.3.11 says to these strings.
func TestSpec(t *testing.T) {
	for spec, want := range map[string]string{
		"":                   "",
		"  ":                 "",
		"b  c":               "b c",
		"batch 64":           "batch 64",
		"... c":              "... c",
		"*batch c":           "*batch c",
		"*_ c":               "... c",
		"#b #4 *#rest":       "#b #4 #*rest",
		"_ _x c":             "_ _x c",
		"?n c":               "n c",
		"rows=4 cols=c":      "4 c",
		"=4":                 "4",
		"n n-1 2*n n//2 (n)": "n = = = =",
		"b {self.d} {n}":     "b {=} {=}",
		"0 1":                "0 1",
	} {
		axes, ok := Spec(spec)
		if got := show(axes); !ok || got != want {
			t.Errorf("%q is %q %v, want %q", spec, got, ok, want)
		}
	}
	for _, spec := range []string{"b, c", "*a *b", "*a ...", "#_ c", "-1", "b (h w)", "a b)", strings.Repeat("b ", 1000)} {
		if axes, ok := Spec(spec); ok {
			t.Errorf("%q is %q", spec, show(axes))
		}
	}
}

func TestDoc(t *testing.T) {
	params := []string{"x", "mask", "y"}
	for doc, want := range map[string]string{
		"x: (B, T, C)":                 "x=B T C",
		"    x (Tensor): [B, C, H, W]": "x=B C H W",
		"x (torch.Tensor): Input tensor of shape (B, 3, H, W).":    "x=B 3 H W",
		"x (Tensor): the input, shape: [batch, channels]":          "x=batch channels",
		"x (Tensor[B, C]): the input":                              "x=B C",
		":param x: features of shape (B, L)":                       "x=B L",
		":param mask: (B, L)":                                      "mask=B L",
		"x : Tensor, shape (B, N)":                                 "x=B N",
		"`x`: image (B x C x H x W)":                               "x=B C H W",
		"x: tensor of shape (B,)":                                  "x=B",
		"x: features with shape (B, T, num_heads * head_dim)":      "x=B T =",
		"Shape:\n    - Input: :math:`(N, C, H, W)`\n":              "x=N C H W",
		"Shape:\n    - Input: :math:`(N, C_{in}, L_{\\text{in}})`": "x=N C_in L_in",
		"- Input: :math:`(*, H_{in})` where":                       "x=... H_in",
		"- Input1: (N, D)\n- Input2: (N, D)\n":                     "x=N D mask=N D",
		"x: a tensor\n    of shape (B, T)\n":                       "x=B T",
		// A choice, or no shape at all.
		"- Input: :math:`(N, C, L)` or :math:`(C, L)`":    "",
		"x (Tensor, optional): the input (default: None)": "",
		"x: the input (see below, please)":                "",
		"x: a scale (float)":                              "",
		"z: (B, T)":                                       "",
		"x: (B, T":                                        "",
		"x: size (optional)":                              "",
		"returns x":                                       "",
	} {
		found := Doc(doc, params)
		var got []string
		for _, p := range params {
			if s, ok := found[p]; ok {
				got = append(got, p+"="+show(s.Axes))
			}
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q gives %q, want %q", doc, g, want)
		}
	}
}

// nothing is a scope in which every name is its own meaning.
type nothing struct{}

func (nothing) Resolve(name string) Meaning { return Meaning{Full: name} }

// circle is a scope in which names mean each other.
type circle struct{}

func (circle) Resolve(name string) Meaning {
	return Meaning{Full: name, Alias: Expression(name + " | " + name), In: circle{}}
}

func TestCircularAliases(t *testing.T) {
	Of(Expression("A"), circle{})
	Of(Expression("Float[A, B + B]"), circle{})
	Of(Expression("Tensor[A, f'{B}']"), circle{})
}

func FuzzAnnotation(f *testing.F) {
	for _, s := range []string{"Float[Tensor, 'b #c *d {n} 2*e']", "Optional[TensorType['a': 3, ..., float]]", "Annotated[Tensor, '(B, C)', Is[lambda x: x]]", "Tensor[[B, *S, -1, None, Dim[N]]]", "tuple[int, ...] | None", "x (Tensor): [B, C_{in}] or ("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if e := Expression(s); e != nil {
			Of(e, nothing{})
			Of(e, circle{})
		}
		Spec(s)
		Doc("x: "+s+"\n  "+s, []string{"x"})
	})
}
