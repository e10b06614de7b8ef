// Package questions answers questions about dimension expressions that come as
// JSON lines, so that the algebra can be measured against tables of proved
// answers.
package questions

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// A Question is one line. Expressions and comparisons are Python source.
type Question struct {
	ID          string               `json:"id"`
	Kind        string               `json:"kind"` // compare, simplify, solve or range
	Bounds      map[string][2]*int64 `json:"bounds"`
	Assume      []string             `json:"assume"`
	A           string               `json:"a"`
	B           string               `json:"b"`
	Expr        string               `json:"expr"`
	Constraints []string             `json:"constraints"`
}

// An Answer is one line of the reply; the fields depend on the kind.
type Answer map[string]any

// AnswerQuestions answers every line of r with a line of w.
func AnswerQuestions(r io.Reader, w io.Writer) error {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	for n := 1; in.Scan(); n++ {
		if len(in.Bytes()) == 0 {
			continue
		}
		var q Question
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		a, err := q.Answer()
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		a["id"] = q.ID
		if err := enc.Encode(a); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	return out.Flush()
}

// A world is a question's symbols in an arena of their own.
type world struct {
	Parser
	arena   *dim.Arena
	symbols map[string]dim.Symbol
	order   []string
}

func newWorld(bounds map[string][2]*int64) *world {
	w := &world{Parser: Parser{Names: map[string]dim.Expr{}}, arena: dim.NewArena(), symbols: map[string]dim.Symbol{}}
	w.order = slices.Sorted(maps.Keys(bounds))
	for _, name := range w.order {
		lo, hi := int64(math.MinInt64), int64(math.MaxInt64)
		if b := bounds[name]; b[0] != nil {
			lo = *b[0]
		}
		if b := bounds[name]; b[1] != nil {
			hi = *b[1]
		}
		e := w.arena.NewSymbol(name, lo, hi)
		w.Names[name] = e
		w.symbols[name], _ = e.AsSymbol()
	}
	return w
}

// Answer answers one question.
func (q Question) Answer() (Answer, error) {
	w := newWorld(q.Bounds)
	if q.Kind == "solve" {
		return w.solve(q.Constraints)
	}
	facts, err := w.assume(q.Assume)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", q.ID, err)
	}
	switch q.Kind {
	case "compare":
		return w.compare(facts, q.A, q.B)
	case "simplify":
		e, err := w.Expr(q.Expr)
		return Answer{"text": facts.Simplify(e).String()}, err
	case "range":
		e, err := w.Expr(q.Expr)
		lo, hi := facts.Range(e)
		return Answer{"min": end(lo), "max": end(hi)}, err
	}
	return nil, fmt.Errorf("%s: unknown kind %q", q.ID, q.Kind)
}

// assume works assumptions into facts.
func (w *world) assume(texts []string) (*dim.Facts, error) {
	var facts *dim.Facts
	for _, text := range texts {
		c, err := w.Constraint(text)
		if err != nil {
			return nil, err
		}
		g, ok, _ := facts.Assume(c)
		if !ok {
			return nil, fmt.Errorf("the assumption %q contradicts", text)
		}
		facts = g
	}
	return facts, nil
}

// Comparison builds what a question of the kind compare is about.
func (q Question) Comparison() (facts *dim.Facts, a, b dim.Expr, err error) {
	w := newWorld(q.Bounds)
	if facts, err = w.assume(q.Assume); err != nil {
		return
	}
	if a, err = w.Expr(q.A); err != nil {
		return
	}
	b, err = w.Expr(q.B)
	return
}

// end is null for an unbounded end.
func end(v int64) any {
	if v == math.MinInt64 || v == math.MaxInt64 {
		return nil
	}
	return v
}

func (w *world) compare(facts *dim.Facts, left, right string) (Answer, error) {
	a, err := w.Expr(left)
	if err != nil {
		return nil, err
	}
	b, err := w.Expr(right)
	if err != nil {
		return nil, err
	}
	switch facts.Equal(a, b) {
	case dim.Yes:
		return Answer{"answer": "always_equal"}, nil
	case dim.No:
		return Answer{"answer": "never_equal"}, nil
	}
	equal, differ := facts.Witness(a, b)
	if equal == nil || differ == nil {
		return Answer{"answer": "unknown"}, nil
	}
	return Answer{"answer": "sometimes", "equal": w.assignment(facts, equal), "differ": w.assignment(facts, differ)}, nil
}

// assignment names the symbols, and completes a witness by values for the
// symbols that it does not depend on.
func (w *world) assignment(facts *dim.Facts, vals map[dim.Symbol]int64) map[string]int64 {
	out := map[string]int64{}
	for _, name := range w.order {
		s := w.symbols[name]
		if _, ok := vals[s]; !ok {
			maps.Copy(vals, facts.Example(w.Names[name]))
		}
		if v, ok := vals[s]; ok {
			out[name] = v
		}
	}
	return out
}

func (w *world) solve(constraints []string) (Answer, error) {
	var facts *dim.Facts
	for _, text := range constraints {
		c, err := w.Constraint(text)
		if err != nil {
			return nil, err
		}
		g, ok, _ := facts.Assume(c)
		if !ok {
			return Answer{"status": "unsat"}, nil
		}
		facts = g
	}
	fixed, ranges := map[string]int64{}, map[string][2]any{}
	mods, follows := map[string][2]int64{}, map[string]string{}
	for _, name := range w.order {
		e := w.Names[name]
		s := w.symbols[name]
		lo, hi := facts.Range(e)
		if lo == hi {
			fixed[name] = lo
			continue
		}
		if lo > 1 || hi != math.MaxInt64 {
			ranges[name] = [2]any{end(lo), end(hi)}
		}
		if m, r := facts.Residue(e); m > 1 {
			mods[name] = [2]int64{m, r}
		}
		if sub, ok := facts.Substitution(s); ok {
			follows[name] = sub.String()
		}
	}
	remaining := []string{}
	for _, c := range facts.Remaining() {
		op := map[dim.Rel]string{dim.EQ: "==", dim.NE: "!=", dim.LE: "<=", dim.LT: "<"}[c.Rel]
		remaining = append(remaining, fmt.Sprintf("%v %s %v", c.Left, op, c.Right))
	}
	return Answer{"status": "sat", "fixed": fixed, "range": ranges, "mod": mods, "follows": follows, "remaining": remaining}, nil
}
