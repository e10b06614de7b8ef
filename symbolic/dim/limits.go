package dim

// Every search in this package is finite because of these limits. Reaching one
// gives Invalid (while building) or Unknown (while deciding), never a guess.
const (
	maxTerms     = 64   // terms of a sum; a longer product stays undistributed, a longer sum is Invalid only beyond maxSumTerms
	maxSumTerms  = 512  // terms of a sum made by addition
	maxDegree    = 14   // atoms of a monomial
	maxSize      = 4096 // nodes of an expression
	maxArgs      = 16   // operands of a min or max
	maxClasses   = 2048 // residue classes looked at for one question
	maxRuns      = 6000 // cases computed for one question, restarts and assumed signs included
	maxRestarts  = 24   // refinements of the residue classes for one question
	maxPeel      = 160  // small values of one symbol looked at one by one
	maxSigns     = 5    // undecided signs inside of min and max that one case branches on
	maxPolyTerms = 256  // terms of a polynomial in the class proof
	maxDivSteps  = 24   // leading-term divisions of one sum by another
	maxRounds    = 12   // passes of the solver over what remains
	maxFacts     = 1024 // constraints of one path that are kept and solved
	maxCoreTries = 64   // earlier constraints considered for a minimal core
	maxMemo      = 1 << 16
	maxRepairs   = 6   // vain searches for a sample that satisfies the constraints
	repairScan   = 260 // values of one symbol tried in such a search
	effortOfCase = 8   // an atom of a residue class costs as much as so many atoms of a sample
)
