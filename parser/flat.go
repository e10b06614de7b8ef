package parser

// #cgo CFLAGS: -O2
// #include "flat.h"
import "C"

import (
	"runtime"
	"time"
	"unsafe"

	// Links the tree-sitter runtime and the Python grammar; flat.c calls them.
	_ "github.com/smacker/go-tree-sitter/python"
)

// hangFuse ends a parse that does not come to an end by itself.
const hangFuse = 60 * time.Second

// keepNodes is the largest node buffer that a pooled parser keeps.
const keepNodes = 4 << 20

// flatNode is a node of the tree-sitter tree in preorder. It has the layout of sl_node.
type flatNode struct {
	symbol     uint16
	field      field
	flags      uint8
	start, end uint32
	next       uint32 // index of the first node after this subtree
}

const (
	flagNamed   = C.SL_NAMED
	flagError   = C.SL_ERROR
	flagMissing = C.SL_MISSING
	flagBroken  = C.SL_BROKEN
)

// flatTree is a tree in C memory; it is valid until release.
type flatTree struct {
	nodes    []flatNode
	comments []Span
	errors   int
	state    *C.sl_state
}

// parsers holds idle parsers. A channel and not a sync.Pool, as they own C memory.
var parsers = make(chan *C.sl_state, runtime.GOMAXPROCS(0))

func newParser() (*C.sl_state, error) {
	select {
	case s := <-parsers:
		return s, nil
	default:
	}
	s := C.sl_new()
	if s == nil {
		return nil, &UnreadableError{Reason: "out of memory"}
	}
	g := theGrammar()
	s.comment, s.continuation = C.uint16_t(g.comment), C.uint16_t(g.continuation)
	return s, nil
}

// flatten parses src and copies the tree out in one call.
func flatten(src string) (*flatTree, error) {
	state, err := newParser()
	if err != nil {
		return nil, err
	}
	text := (*C.char)(unsafe.Pointer(unsafe.StringData(src)))
	if src == "" {
		var empty C.char
		text = &empty
	}
	switch C.sl_parse(state, text, C.uint32_t(len(src)), C.uint64_t(hangFuse.Microseconds())) {
	case C.SL_NO_PARSER:
		C.sl_free(state)
		return nil, &UnreadableError{Reason: "the grammar does not fit the tree-sitter runtime"}
	case C.SL_GAVE_UP:
		C.sl_free(state)
		return nil, &UnreadableError{Reason: "parsing took too long"}
	case C.SL_NO_MEMORY:
		C.sl_free(state)
		return nil, &UnreadableError{Reason: "out of memory"}
	}
	return &flatTree{
		nodes:    unsafe.Slice((*flatNode)(unsafe.Pointer(state.nodes)), int(state.count)),
		comments: unsafe.Slice((*Span)(unsafe.Pointer(state.comments)), int(state.comment_count)),
		errors:   int(state.errors),
		state:    state,
	}, nil
}

// move puts nodes, comments and masked places elsewhere.
func (t *flatTree) move(masked map[uint32]bool, place func(uint32) uint32) map[uint32]bool {
	for i := range t.nodes {
		n := &t.nodes[i]
		n.start, n.end = place(n.start), place(n.end)
	}
	for i := range t.comments {
		c := &t.comments[i]
		c.Start, c.End = place(c.Start), place(c.End)
	}
	moved := make(map[uint32]bool, len(masked))
	for at, v := range masked {
		moved[place(at)] = v
	}
	return moved
}

// release gives the memory of the tree back.
func (t *flatTree) release() {
	s := t.state
	t.nodes, t.comments, t.state = nil, nil, nil
	if s.cap > keepNodes {
		C.sl_free(s)
		return
	}
	select {
	case parsers <- s:
	default:
		C.sl_free(s)
	}
}
