package value

// Severity of a finding.
type Severity uint8

// The severities. An error raises on every execution that reaches it; a
// warning runs and almost surely means something else; a note can fail.
const (
	Error Severity = iota
	Warning
	Note
)

func (s Severity) String() string { return [...]string{"error", "warning", "note"}[s] }

// Kind is the name of the check that owns a fault, in kebab case: "mismatched-features".
type Kind string

// Fault is an operation that cannot work or does not mean what it seems to.
// The rule that finds it computes and records; the check that owns its kind
// puts the last touch to its words.
type Fault struct {
	Kind     Kind
	Severity Severity
	// Message says in one line what the operation got and what it wants.
	Message string
	// Torch is the sentence that torch raises, for those who search for it.
	Torch string
	// Help says what would mend it, where exactly one thing would.
	Help string
	// Bits are the assumptions that the proof rests on.
	Bits Bits
	// Unsure: it was found after a side of a branch was passed over.
	Unsure bool
	// Firm: Python itself refuses it, and that rests on no guess of what objects are: on sizes of tensors, on how many
	// arguments there are.
	Firm bool
	// Elsewhere: on other machines, or where more is installed, it is none. It is not reported, but the side of a branch
	// that has it fails here.
	Elsewhere bool
	// Related are the origins of the two sides.
	Related []Related
	// Exception is the Python exception that is raised; RuntimeError if empty.
	Exception string
	// Fix is a replacement of a piece of source, where it is the one possible.
	Fix *Fix

	// The rest is filled in by the interpreter.
	Place Place
	// Callers are the places of the calls on the stack, innermost first.
	Callers []Place
}

// Same tells that two faults are one of a place.
func (f *Fault) Same(g *Fault) bool { return f.Place == g.Place && f.Kind == g.Kind }

// proved tells that whoever comes there gets the exception.
func (f *Fault) proved() bool { return f.Severity == Error && f.Bits == 0 }

// OfObjects tells that it hangs on what objects are, where a program that nobody runs may be given others.
func (f *Fault) OfObjects() bool { return f.Kind.PythonLevel() && !f.Firm }

// PythonLevel tells of the kinds that Python itself raises, whatever the shapes.
func (k Kind) PythonLevel() bool { return pythonLevel[k] }

var pythonLevel = map[Kind]bool{"missing-attribute": true, "missing-key": true, "undefined-name": true, "python-error": true,
	"invalid-argument": true, "index-out-of-range": true, "unpack-mismatch": true}

// Related is a further place that a message points at.
type Related struct {
	Place   Place
	Message string
}

// Fix replaces the text at Place.
type Fix struct {
	Place   Place
	NewText string
	Message string
}
