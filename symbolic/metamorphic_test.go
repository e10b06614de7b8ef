package symbolic_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/value"
)

// What is inferred for symbols must be true of every number that they may stand
// for. So each valid case of the table runs again with sizes of its inputs
// unknown, and only at its end are the numbers told: what was inferred must then
// come out as torch's answer, and no condition that was learnt on the way may
// exclude numbers that torch accepts.

// ceilingUnknown is the share of answers that may stay unknown where one size is a symbol.
const ceilingUnknown = 0.05

// everyVariant, if set in the environment, runs all variants; they are sampled otherwise.
const everyVariant = "SHAPELINT_METAMORPHIC_ALL"

// creation matches a call that makes a tensor from sizes, up to the last of its sizes.
var creation = regexp.MustCompile(`torch\.(?:(?:randn|rand|zeros|ones|empty|full|Tensor|eye)\(|randint\([^()]*, )[(\[]?((?:\d+, )*\d+)`)

var number = regexp.MustCompile(`\d+`)

// variant is a case with some of its sizes made symbols.
type variant struct {
	*tableCase
	code string
	all  bool
	// one tells that a 1 was replaced: only there may a guess be wrong.
	one bool
}

// sizesOf are the places of the sizes in the creating calls of a snippet.
func sizesOf(code string) [][]int {
	var out [][]int
	for _, m := range creation.FindAllStringSubmatchIndex(code, -1) {
		if strings.HasPrefix(code[m[3]:], ".") || strings.Contains(code[m[0]:m[1]], "full(") && !strings.ContainsAny(code[m[0]:m[2]], "([") {
			continue // a number with a fraction is no size
		}
		for _, n := range number.FindAllStringIndex(code[m[2]:m[3]], -1) {
			out = append(out, []int{m[2] + n[0], m[2] + n[1]})
		}
	}
	return out
}

func isOne(code string, at []int) bool { return code[at[0]:at[1]] == "1" }

// withSymbols makes the sizes at some places numbers that are read at run time,
// and tells at the end which numbers were read.
func withSymbols(code string, places [][]int) string {
	var head, tail strings.Builder
	for i, at := range slices.Backward(places) {
		name := fmt.Sprintf("size_%d", i)
		fmt.Fprintf(&head, "%s = open('sizes').tell()\n", name)
		fmt.Fprintf(&tail, "\nassert %s == %s", name, code[at[0]:at[1]])
		code = code[:at[0]] + name + code[at[1]:]
	}
	return head.String() + code + tail.String()
}

// variantsOf are the variants of the valid cases: one size after the other, and all at once.
func variantsOf(cases []*tableCase) []variant {
	keep := 2
	if os.Getenv(everyVariant) != "" {
		keep = 1
	}
	var out []variant
	n := 0
	add := func(v variant) {
		if n++; n%keep == 0 {
			out = append(out, v)
		}
	}
	for _, k := range cases {
		places := sizesOf(k.Code)
		for _, at := range places {
			add(variant{k, withSymbols(k.Code, [][]int{at}), false, isOne(k.Code, at)})
		}
		if len(places) > 1 {
			one := slices.ContainsFunc(places, func(at []int) bool { return isOne(k.Code, at) })
			add(variant{k, withSymbols(k.Code, places), true, one})
		}
	}
	return out
}

// TestMetamorphic replaces sizes of valid cases by symbols and puts the numbers back.
func TestMetamorphic(t *testing.T) {
	variants := variantsOf(validCases(t))
	one, all, byOp := tally{}, tally{}, map[string]tally{}
	runVariants(variants, func(v variant, r *symbolic.FileResult) {
		verdict := v.verdict(t, r, v.one && isGuess(r))
		if v.all {
			all[verdict]++
			return
		}
		one[verdict]++
		if byOp[v.Op] == nil {
			byOp[v.Op] = tally{}
		}
		byOp[v.Op][verdict]++
		if verdict == "unknown" && os.Getenv(everyVariant) != "" {
			t.Logf("unknown %s %s\n%s", v.ID, v.Op, v.code)
		}
	})
	report(t, "one symbol", one)
	report(t, "all symbols", all)
	t.Logf("worst: %s", worstOf(byOp))
	if share := one.share("unknown", "exact", "unknown"); share > ceilingUnknown {
		t.Errorf("%.4f of the answers for one symbol are unknown, at most %.4f may be", share, ceilingUnknown)
	}
}

// runVariants runs the snippets of variants and calls f for each.
func runVariants(variants []variant, f func(v variant, r *symbolic.FileResult)) {
	texts := make([]string, len(variants))
	for i, v := range variants {
		texts[i] = tablePrelude + v.code + "\n"
	}
	runSnippets(texts, func(i int, _ *symbolic.Project, r *symbolic.FileResult) { f(variants[i], r) })
}

// validCases are the cases of the table that torch accepts for their shapes.
func validCases(t *testing.T) []*tableCase {
	return slices.DeleteFunc(readTable(t, operatorTable), func(k *tableCase) bool { return !k.OK || k.dataDependent() })
}

// verdict compares what was inferred with what torch answered; what is wrong or invented fails the
// test. guess tells that a wrong answer is one that the documentation names.
func (v variant) verdict(t *testing.T, r *symbolic.FileResult, guess bool) string {
	t.Helper()
	demandSound(t, v.tableCase, r)
	got := valueOf(t, r, "out")
	verdict := same(v.Out, got).String()
	switch {
	case len(errorsOf(r)) > 0:
		verdict = "invented"
	case verdict == "wrong" && guess:
		verdict = "guess"
	}
	if verdict == "wrong" || verdict == "invented" {
		t.Errorf("%s %s: %s%s\n%s\n%v for %v", v.ID, v.Op, verdict, firstMessage(r), v.code, got, v.Out)
	}
	return verdict
}

// isGuess tells that an answer rests on a guess that the documentation names: a
// size that might be 1 is not taken to be. No error may rest on it.
func isGuess(r *symbolic.FileResult) bool {
	for _, b := range r.Values {
		if b.Name == "out" {
			return b.Bits&(value.FromWeak|value.FromRankGuess|value.FromUnbatched) != 0
		}
	}
	return false
}

func report(t *testing.T, what string, n tally) {
	t.Helper()
	t.Logf("%s: exact %d, unknown %d (%.2f %%), guesses %d, wrong %d, invented %d", what, n["exact"], n["unknown"],
		100*n.share("unknown", "exact", "unknown"), n["guess"], n["wrong"], n["invented"])
}

// worstOf names the operators with most unknown answers.
func worstOf(byOp map[string]tally) string {
	var ops []string
	for op, n := range byOp {
		if n["unknown"] > 0 {
			ops = append(ops, op)
		}
	}
	slices.SortFunc(ops, func(a, b string) int {
		if d := byOp[b]["unknown"] - byOp[a]["unknown"]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	var out []string
	for _, op := range ops[:min(len(ops), 40)] {
		n := byOp[op]
		out = append(out, fmt.Sprintf("%s %d of %d", op, n["unknown"], n["unknown"]+n["exact"]))
	}
	return strings.Join(out, ", ")
}

// hidings are functions that hide something of a tensor: its shape, its dtype, or all of it.
var hidings = map[string]string{
	"any_rank":  "def any_rank(t):\n    return t.new_empty(tuple(map(int, open('sizes').read().split())))\n",
	"any_dtype": "def any_dtype(t):\n    return t.to(getattr(torch, open('dtype').read()))\n",
	"anything":  "from nowhere import anything\n",
}

// hiding applies a function to the tensors that some creating calls of a snippet make.
func hiding(hide, code string, calls [][]int) string {
	for _, at := range slices.Backward(calls) {
		code = code[:at[0]] + hide + "(" + code[at[0]:at[1]] + ")" + code[at[1]:]
	}
	return code
}

// callsOf are the places of the calls that make the tensors of a snippet from sizes.
func callsOf(code string) [][]int {
	var out [][]int
	for _, m := range creation.FindAllStringIndex(code, -1) {
		depth, end := 0, m[0]
		for end < len(code) && (depth > 0 || code[end] != ')') {
			switch code[end] {
			case '(':
				depth++
			case ')':
				depth--
			}
			if end++; depth == 0 && code[end-1] == ')' {
				break
			}
		}
		out = append(out, []int{m[0], end})
	}
	return out
}

// TestUnknownInputs hides shapes, dtypes or all of the inputs of valid cases: nothing may be
// refused, and what is still said of the result must be true.
func TestUnknownInputs(t *testing.T) {
	cases := validCases(t)
	for hide, def := range hidings {
		t.Run(hide, func(t *testing.T) {
			var variants []variant
			for _, k := range cases {
				calls := callsOf(k.Code)
				for _, at := range calls {
					variants = append(variants, variant{tableCase: k, code: def + hiding(hide, k.Code, [][]int{at})})
				}
				if len(calls) > 1 {
					variants = append(variants, variant{tableCase: k, code: def + hiding(hide, k.Code, calls)})
				}
			}
			demandTrue(t, hide, variants)
		})
	}
}

// demandTrue runs variants of valid cases of which something is hidden.
func demandTrue(t *testing.T, what string, variants []variant) {
	t.Helper()
	counts := tally{}
	runVariants(variants, func(v variant, r *symbolic.FileResult) {
		batched := v.Op == "nn.Transformer" && what == "anything" // inputs of which nothing is known are taken to be so
		counts[v.verdict(t, r, isGuess(r) || batched)]++
	})
	report(t, what, counts)
}

// literal matches an integer, True or False that stands alone.
var literal = regexp.MustCompile(`(?:^|[\s(\[{=,:+*])(\d+|True|False)(?:$|[\s)\]},:+*-])`)

// literalsOf are the places of the numbers and flags of a snippet that are not sizes of its inputs.
func literalsOf(code string) [][]int {
	calls := callsOf(code)
	var out [][]int
	for at := 0; at < len(code); {
		m := literal.FindStringSubmatchIndex(code[at:])
		if m == nil {
			break
		}
		place := []int{at + m[2], at + m[3]}
		at = place[1]
		if !slices.ContainsFunc(calls, func(c []int) bool { return c[0] <= place[0] && place[0] < c[1] }) && !inString(code, place[0]) {
			out = append(out, place)
		}
	}
	return out
}

// inString tells if a place of a snippet is inside of a string on its line.
func inString(code string, at int) bool {
	line := code[strings.LastIndexByte(code[:at], '\n')+1 : at]
	return strings.Count(line, "'")%2 == 1 || strings.Count(line, `"`)%2 == 1
}

// TestUnknownArguments makes one number or flag after the other unknown that a valid case
// is given: nothing may be refused, and what is still said of the result must be true.
func TestUnknownArguments(t *testing.T) {
	var variants []variant
	for _, k := range validCases(t) {
		for _, at := range literalsOf(k.Code) {
			hidden := "open('sizes').tell()"
			if c := k.Code[at[0]]; c == 'T' || c == 'F' {
				hidden = "bool(open('sizes').read())"
			}
			variants = append(variants, variant{tableCase: k, code: k.Code[:at[0]] + hidden + k.Code[at[1]:]})
		}
	}
	demandTrue(t, "unknown arguments", variants)
}
