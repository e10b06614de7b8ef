// Package checks lists the checks. A new check is a folder beside this file and one line in it.
package checks

import (
	"golang.org/x/tools/go/analysis"

	"github.com/shapelint/shapelint/analyzer/checks/ambiguoustruth"
	"github.com/shapelint/shapelint/analyzer/checks/dimensionoutofrange"
	"github.com/shapelint/shapelint/analyzer/checks/doublesigmoid"
	"github.com/shapelint/shapelint/analyzer/checks/doublesoftmax"
	"github.com/shapelint/shapelint/analyzer/checks/failedassertion"
	"github.com/shapelint/shapelint/analyzer/checks/incompatibleshapes"
	"github.com/shapelint/shapelint/analyzer/checks/indexoutofrange"
	"github.com/shapelint/shapelint/analyzer/checks/invalidargument"
	"github.com/shapelint/shapelint/analyzer/checks/invalideinsum"
	"github.com/shapelint/shapelint/analyzer/checks/invalidrearrange"
	"github.com/shapelint/shapelint/analyzer/checks/invalidsize"
	"github.com/shapelint/shapelint/analyzer/checks/invalidview"
	"github.com/shapelint/shapelint/analyzer/checks/mismatchedchannels"
	"github.com/shapelint/shapelint/analyzer/checks/mismatcheddtype"
	"github.com/shapelint/shapelint/analyzer/checks/mismatchedfeatures"
	"github.com/shapelint/shapelint/analyzer/checks/mismatchedtarget"
	"github.com/shapelint/shapelint/analyzer/checks/missingattribute"
	"github.com/shapelint/shapelint/analyzer/checks/missingkey"
	"github.com/shapelint/shapelint/analyzer/checks/mixedsamples"
	"github.com/shapelint/shapelint/analyzer/checks/overlappingmemory"
	"github.com/shapelint/shapelint/analyzer/checks/pythonerror"
	"github.com/shapelint/shapelint/analyzer/checks/raisedexception"
	"github.com/shapelint/shapelint/analyzer/checks/scrambledview"
	"github.com/shapelint/shapelint/analyzer/checks/silentbroadcast"
	"github.com/shapelint/shapelint/analyzer/checks/suspicioussoftmax"
	"github.com/shapelint/shapelint/analyzer/checks/undefinedname"
	"github.com/shapelint/shapelint/analyzer/checks/unpackmismatch"
	"github.com/shapelint/shapelint/analyzer/checks/wrongrank"
)

// All are the checks, by name.
var All = []*analysis.Analyzer{
	ambiguoustruth.Analyzer,
	dimensionoutofrange.Analyzer,
	doublesigmoid.Analyzer,
	doublesoftmax.Analyzer,
	failedassertion.Analyzer,
	incompatibleshapes.Analyzer,
	indexoutofrange.Analyzer,
	invalidargument.Analyzer,
	invalideinsum.Analyzer,
	invalidrearrange.Analyzer,
	invalidsize.Analyzer,
	invalidview.Analyzer,
	mismatchedchannels.Analyzer,
	mismatcheddtype.Analyzer,
	mismatchedfeatures.Analyzer,
	mismatchedtarget.Analyzer,
	missingattribute.Analyzer,
	missingkey.Analyzer,
	mixedsamples.Analyzer,
	overlappingmemory.Analyzer,
	pythonerror.Analyzer,
	raisedexception.Analyzer,
	scrambledview.Analyzer,
	silentbroadcast.Analyzer,
	suspicioussoftmax.Analyzer,
	undefinedname.Analyzer,
	unpackmismatch.Analyzer,
	wrongrank.Analyzer,
}
