package interp

import (
	"sync"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/annot"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Limits bound what one root may cost. Reaching one is reported, never silent.
type Limits struct {
	Steps int64 // evaluated nodes, and the work of operations in the same unit
	Depth int   // nested Python calls
}

// DefaultLimits covers every program of the census many times over.
var DefaultLimits = Limits{Steps: 8_000_000, Depth: 150}

// ModelSteps is how many steps a model may take that is asked for by name, where a file of many has those of DefaultLimits: its
// constructor may fill a table of a million places one by one, as that of timm's tiny_vit_21m_512 does.
const ModelSteps = 64_000_000

// Source is a file of the run.
type Source struct {
	ID   value.FileID
	Path string
	AST  *parser.File
	Kind SourceKind
	// Folder is where relative file names of the program are looked up.
	Folder string

	askedOnce sync.Once
	asked     map[string]bool // see asks

	machines  sync.Once
	onMachine machineNames
}

// SourceKind says whose code a file is.
type SourceKind uint8

// The kinds of sources: faults are placed in checked files; prelude frames are transparent.
const (
	Checked SourceKind = iota
	Library
	Prelude
)

// Loader finds the modules and data files of a run.
type Loader interface {
	// Module finds the source of a module; nil if there is none. folder tells
	// that it is a package; namespace that it is one without __init__.py.
	Module(name string, from *Source) (src *Source, pkg bool)
	// ReadFile reads a data file that the program names.
	ReadFile(path string, from *Source) ([]byte, value.FileID)
	// FileAt and ListFolder tell what lies in the folders of packages.
	FileAt(path string) value.FileKind
	ListFolder(path string) (names []string, known bool)
	// HasModule tells if there is a module, Submodules which ones lie in the folder of a package.
	HasModule(name string, from *Source) bool
	Submodules(pkg *Source) []string
	// Text is the text of a module on disk, not parsed; nil if there is none.
	Text(name string) *Text
	// Source is the source of an id, nil if there is none.
	Source(id value.FileID) *Source
}

// Recorder is told what expressions evaluate to. A nil Recorder costs nothing.
type Recorder interface {
	Expr(src *Source, e parser.Expr, v value.Value)
	// Bind is told of each name that a statement binds.
	Bind(src *Source, n *parser.Name, v value.Value)
	Call(src *Source, c *parser.Call, understood bool)
}

// ModuleCalls is told of each call of a module, in the order in which they return.
type ModuleCalls interface {
	ModuleCall(m *value.Instance, a *value.Args, out value.Value, at value.Place, src *Source)
}

// Interp runs one root: one world with namespaces of its own.
type Interp struct {
	*value.World
	Loader   Loader
	Limits   Limits
	Recorder Recorder
	// Unsure: the present root has passed over a side of a branch.
	Unsure bool
	// ModuleCalls may be nil.
	ModuleCalls ModuleCalls
	// Done ends the root early when it is closed; nil never does.
	Done <-chan struct{}
	// Panics are the bugs of ours that were met in rules and library functions; tests demand none.
	Panics []string
	// Exhausted is the limit that was reached, "" normally.
	Exhausted string
	// CutShort is the limit at which the script ended; what nobody calls has limits of its own.
	CutShort string

	modules       map[string]*Namespace
	builtins      *Namespace
	classes       map[string]*value.Class
	objectMethods map[string]value.Value // see objectMethod
	// written are the annotations of classes as they are written, by the dict of their values.
	written    map[*value.Dict]map[string]writtenAnnotation
	depth      int
	nested     int          // calls that are going on, those of methods, classes and objects among them
	forwards   int          // nested calls of modules
	defining   *classHeader // the class statement whose metaclass runs, until type has made the class
	decorating int          // decorators that are being called, one within the other
	natives    int          // nested rules and library functions
	guesses    int          // undecided branches and loops of unknown length around, for which the heap has no fork
	lookAt     int64        // the step at which the limits are looked at again
	// loopShare: a loop may take one part in so many of the steps that are left.
	loopShare int64
	frame     *Frame // the running frame
	here      value.Place
	hereSrc   *Source
	reading   parser.Node // whose attribute is looked up
	tries     []*activeTry
	// raisedNext is the class of the exception that a handler would raise, while it is looked at who catches that.
	raisedNext *value.Class
	// methods are those that the present root has called for their own sake.
	methods map[*parser.FunctionDef]bool
	// initialised are the initialisers that have run, by the kind of module.
	initialised    map[value.Key]bool
	contentWriters map[*parser.FunctionDef]contentWriter
	// guessing: the constructor of a class that nobody calls is running; the defaults that it asks for are guesses.
	guessing bool
	// madeUp: a root runs whose arguments are made up.
	madeUp bool
	// root is the call of the module of the present root.
	root rootCall
	// givenNone: which parameters whose default is None may be given, in a root; those of byDefaults never are.
	givenNone givenNone
	// flipFlags: the constructor gets the contrary of each truth that is a default; passed are the places that are then run.
	flipFlags  bool
	passed     map[value.Place]bool
	byDefaults *Function
	// asked is the function that a root runs with symbols for arguments: they
	// stand for what it gets whatever its decorators do.
	asked *Function
	// docs are shapes that docstrings give for the parameters of docsOf.
	docs     map[string]annot.Type
	docsOf   *Function
	torchOps int64 // tensor operations evaluated so far
	label    string
	// askedFor is the folder of the package in which faults are wanted; "" if there is none.
	askedFor string
	// ImportLosses are the reasons for which knowledge was lost once for all that comes later: while modules ran, and with
	// names that are not there; nil if nobody asks.
	ImportLosses map[string]bool
	// heads are the modules of an image that this root has altered; nil where there is no image.
	heads map[*Namespace]namespaceHead
	// pending are the star imports that have been put off.
	pending registrants
	// hooks is what is known of __getattribute__.
	hooks      hookMemo
	replays    replays
	thresholds thresholds
	frames     int64                    // made so far
	changes    map[parser.Node][]change // what functions change, read once
	examples   examples
	// flags are those of the command line that the program reads.
	flags commandFlags
	// Script is the source of the root.
	Script  *Source
	Unwound []*value.Exception
}

// New makes an interpreter with an empty world.
func New(l Loader) *Interp {
	it := &Interp{World: value.NewWorld(), Loader: l, Limits: DefaultLimits, loopShare: wholeLoopShare,
		modules: map[string]*Namespace{}, classes: map[string]*value.Class{}, objectMethods: map[string]value.Value{},
		initialised: map[value.Key]bool{}, contentWriters: map[*parser.FunctionDef]contentWriter{},
		changes:  map[parser.Node][]change{},
		hooks:    hookMemo{rules: map[hookSite]*hookRule{}, transparent: map[hookKey]bool{}},
		root:     rootCall{open: noCall},
		examples: examples{map[*value.Class]*value.Instance{}, map[exampleKey]exampleAttr{}}}
	it.World.Host = it
	it.World.Lost = map[string]int{}
	it.builtins = it.newBuiltins()
	return it
}

// exhaust ends the root: an exception that no handler catches.
func (it *Interp) exhaust(limit string) {
	if it.Exhausted == "" {
		it.Exhausted = limit
	}
	it.Exc = &value.Exception{Class: exhaustedClass, Message: limit}
}

// Cancelled is the limit that a root reaches whose result nobody wants any more.
const Cancelled = "cancelled"

// lookEvery is how many steps pass between two looks at Done.
const lookEvery = 1024

// step counts an evaluated node; false if the root must end.
func (it *Interp) step() bool {
	it.Budget.Spent++
	return it.Budget.Spent < it.lookAt || it.mayGoOn()
}

// affordable tells, between two nodes, if what operations were charged leaves any budget.
func (it *Interp) affordable() bool {
	it.Budget.Scan(it.Arena.TakeWork())
	return it.Budget.Spent < it.lookAt || it.mayGoOn()
}

func (it *Interp) mayGoOn() bool {
	it.Budget.Scan(it.Arena.TakeWork())
	if it.Budget.Spent > it.Limits.Steps {
		it.exhaust(stepLimit)
		return false
	}
	select {
	case <-it.Done:
		it.lookAt = 0
		it.exhaust(Cancelled)
		return false
	default:
	}
	it.lookAt = min(it.Budget.Spent+lookEvery, it.Limits.Steps+1)
	return true
}

// stepLimit is the limit of a root that takes too many steps.
const stepLimit = "steps"

const exhaustedClass = "*exhausted*"

// FileAt implements value.Host.
func (it *Interp) FileAt(path string) value.FileKind {
	it.Budget.Make(diskWork)
	return it.Loader.FileAt(path)
}

// ListFolder implements value.Host.
func (it *Interp) ListFolder(path string) ([]string, bool) {
	names, known := it.Loader.ListFolder(path)
	it.Budget.Make(diskWork + len(names))
	return names, known
}

// diskWork is as many elements as are made in the time of a look at the disk.
const diskWork = 64

// ReadFile implements value.Host.
func (it *Interp) ReadFile(path string) ([]byte, value.FileID) {
	return it.Loader.ReadFile(path, it.Script)
}
