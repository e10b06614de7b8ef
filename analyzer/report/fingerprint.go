package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// fingerprints gives each diagnostic a name that stays when lines are moved:
// made of rule, file and text of the line, and a number for equal ones.
func fingerprints(r *Report) []string {
	out := make([]string, len(r.Diagnostics))
	seen := map[string]int{}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		line, _ := r.Source(d.File, d.Line)
		text := strings.Join([]string{d.Code, r.shown(d.File), strings.Join(strings.Fields(line), " ")}, "\x00")
		seen[text]++
		sum := sha256.Sum256([]byte(text + "\x00" + strconv.Itoa(seen[text])))
		out[i] = hex.EncodeToString(sum[:16])
	}
	return out
}

// lineHashes are the hashes of the lines of a file that GitHub's own action
// would compute: of the 100 characters that begin there, blanks left out. It
// follows github/codeql-action, src/fingerprints.ts, because another value
// would be reported as inconsistent.
func lineHashes(lines []string) []string {
	h := lineHasher{counts: map[string]int{}, out: make([]string, len(lines)), first: 1}
	for range window {
		h.first *= modulus
	}
	for i, l := range lines {
		h.begin(i + 1)
		for _, c := range utf16.Encode([]rune(l)) {
			if c != ' ' && c != '\t' {
				h.add(uint64(c))
			}
		}
		if i < len(lines)-1 {
			h.add('\n')
		}
	}
	h.add(endOfFile)
	for range window {
		h.flush()
		h.update(0)
	}
	return h.out
}

const (
	window    = 100
	modulus   = 37
	endOfFile = 65535
)

type lineHasher struct {
	ring    [window]uint64
	lines   [window]int // the line that begins at a character of the ring, 0 for none
	at      int
	sum     uint64
	first   uint64
	pending int // a line whose first character has not come yet
	counts  map[string]int
	out     []string
}

func (h *lineHasher) begin(line int) { h.pending = line }

func (h *lineHasher) add(c uint64) {
	h.flush()
	if h.pending != 0 {
		h.lines[h.at], h.pending = h.pending, 0
	}
	h.update(c)
}

// flush closes the line whose first character is about to leave the ring.
func (h *lineHasher) flush() {
	line := h.lines[h.at]
	if line == 0 {
		return
	}
	text := strconv.FormatUint(h.sum, 16)
	h.counts[text]++
	h.out[line-1] = fmt.Sprintf("%s:%d", text, h.counts[text])
	h.lines[h.at] = 0
}

func (h *lineHasher) update(c uint64) {
	gone := h.ring[h.at]
	h.ring[h.at] = c
	h.sum = modulus*h.sum + c - h.first*gone
	h.at = (h.at + 1) % window
}
