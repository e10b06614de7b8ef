package value

// This file gives up to tell the elements of long lists apart where a branch or a loop has written many of them.

// MaxApart is the length of the longest list whose elements are told apart although nobody knows which of them were written.
const MaxApart = 1 << 10

// length is how many elements a list has whose contents do not differ by branch.
func (s listState) length() Dim {
	if s.abstract == nil {
		return D(int64(len(s.elems)))
	}
	return s.abstract.Len.AddInt(int64(len(s.elems)))
}

// mergeLong joins two states of a long list of one length; false if it is not such a list, or few of its elements differ.
func mergeLong(a, b listState, j *Joiner) (listState, bool) {
	if a.alts != nil || b.alts != nil || a.length().E != b.length().E {
		return listState{}, false
	}
	if n, ok := a.length().Const(); !ok || n <= MaxApart {
		return listState{}, false
	}
	if a.abstract == nil && b.abstract == nil && fewDiffer(a.elems, b.elems) {
		return listState{}, false
	}
	out := listState{abstract: &Abstract{Len: a.length(), Elem: j.W.WidenAll(append(a.everything(), b.everything()...))}, escaped: a.escaped || b.escaped}
	out.abstract.Filled = a.filled() || b.filled()
	if a.abstract != nil && len(a.elems) == 0 && (Same(out.abstract.Elem, a.abstract.Elem) || j.coversAll(a.abstract.Elem, b.everything())) {
		return a, true
	}
	j.changed = true
	return out, true
}

// fewDiffer tells if no more of the elements differ than are told apart.
func fewDiffer(a, b []Value) bool {
	n := 0
	for i := range a {
		if !Same(a[i], b[i]) {
			n++
		}
	}
	return n <= MaxApart
}
