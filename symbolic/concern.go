package symbolic

import (
	"regexp"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file tells which of the exceptions that a program raises itself are about sizes.
// The others are about files, devices and options that nobody has given yet.

// sizeWords are the words that say so in a message or in a condition.
var sizeWords = regexp.MustCompile(`(?i)(^|[^a-z])(shapes?|sizes?|dims?|ndims?|dimensions?|dimensionality|ranks?|channels?|features?|heads?|lengths?|len|width|height|batch|numel|divisible|multiple|patch(es)?|kernel|strides?|seq|embed|hidden|planes|groups?|num|tensors?)($|[^a-z])`)

// machineWords are the words of messages about the machine and what is installed there.
var machineWords = regexp.MustCompile(`(?i)\b(gpus?|cuda|nccl|mpi|torchrun|launch(er)?|install(ed)?|extensions?|world[_ ]size)\b`)

// comparison is a comparison, or a remainder: c != self.in_channels, n % 2.
var comparison = regexp.MustCompile(`[<>=!]=|[<>%]`)

// words are what sizes are not compared with.
var words = regexp.MustCompile(`["']|\b(None|True|False)\b`)

// emptiness is a condition about nothing being given.
var emptiness = regexp.MustCompile(`^(not )?len\([^()]*\)\s*(==|<|<=|>|>=|!=)\s*[01]$`)

// concernsSizes tells if a fault says something of sizes: all do but for exceptions and
// assertions of the program that are about something else.
func concernsSizes(it *interp.Interp, f *value.Fault) bool {
	if f.Kind != "raised-exception" && f.Kind != "failed-assertion" {
		return true
	}
	at := f.Place
	if n := len(f.Related); n > 0 { // raised in a library, below that place
		at = f.Related[n-1].Place
	}
	src := it.Loader.Source(at.File)
	if src == nil {
		return true
	}
	statement, test := raisedUnder(src.AST, at)
	text := string(src.AST.Source[test.Start:test.End])
	switch {
	case interp.AboutMachine(text), emptiness.MatchString(text), machineWords.MatchString(f.Message):
		return false
	case !statement: // in a part of torch that we describe
		return true
	}
	return sizeWords.MatchString(f.Message) || sizeWords.MatchString(text) || comparison.MatchString(text) && !words.MatchString(text)
}

// raisedUnder finds the raise or assert statement at a place, and the condition that leads
// to it: what is asserted, or the test of the innermost if around it.
func raisedUnder(file *parser.File, at value.Place) (found bool, test parser.Span) {
	holds := func(s parser.Span) bool { return s.Start <= at.Start && at.End <= s.End }
	for _, s := range file.Body {
		parser.Walk(s, func(n parser.Node) bool {
			switch n := n.(type) {
			case *parser.If:
				if holds(n.Pos()) {
					test = n.Test.Pos()
				}
			case *parser.Assert:
				if holds(n.Pos()) {
					found, test = true, n.Test.Pos()
				}
			case *parser.Raise:
				found = found || holds(n.Pos())
			}
			_, expr := n.(parser.Expr)
			return !expr && holds(n.Pos())
		})
	}
	return found, test
}
