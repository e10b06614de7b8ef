// Package shapes hands the faults that the interpreter found in a file to the checks.
//
// Interpretation is a phase of the whole project, since a fault in one file is
// found by the script that uses it; this Analyzer only hands out the bucket of its file.
package shapes

import (
	"fmt"
	"go/token"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Result is what the interpreter found in one file.
type Result struct {
	Faults []*value.Fault
	// Pos turns a place into a position of the run's FileSet.
	Pos func(p value.Place) (pos, end token.Pos)
}

// Analyzer hands out the bucket of its file.
var Analyzer = &analysis.Analyzer{
	Name:       "shapes",
	Doc:        "interpret the file on shapes",
	Run:        run,
	ResultType: reflect.TypeOf((*Result)(nil)),
}

// buckets holds the results of the passes that are being run, by package:
// go/analysis has no other way to hand a Pass something from outside.
var buckets sync.Map // *types.Package -> *Result

// Provide makes r the result for the passes of a package until the returned function is called.
func Provide(pkg any, r *Result) (done func()) {
	buckets.Store(pkg, r)
	return func() { buckets.Delete(pkg) }
}

func run(pass *analysis.Pass) (any, error) {
	r, ok := buckets.Load(pass.Pkg)
	if !ok {
		return nil, fmt.Errorf("%s has not been interpreted", pass.Pkg.Path())
	}
	return r, nil
}
