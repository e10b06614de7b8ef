package value

// tree is the extent of a tuple: how many values a walk through it meets, tuples
// in tuples included, and how deep they are nested. A tuple may hold the same
// tuple twice and that one another twice, so that a walk would not end.
type tree struct{ nodes, depth int32 }

const (
	maxTreeNodes = 1 << 17
	maxTreeDepth = 200
)

// Walkable tells if a tuple is small enough for a walk through all that it holds.
func (t *Tuple) Walkable() bool {
	e := t.extent()
	return e.depth <= 1 || e.depth <= maxTreeDepth && e.nodes <= maxTreeNodes
}

// Nodes is the number of values that a walk through the tuple meets.
func (t *Tuple) Nodes() int { return int(t.extent().nodes) }

func (t *Tuple) extent() tree {
	if len(t.Elems) == 0 {
		return tree{1, 1}
	}
	if t.tree.nodes == 0 {
		out := tree{1, 0}
		for _, e := range t.Elems {
			part := tree{1, 0}
			if x, ok := e.(*Tuple); ok {
				part = x.extent()
			}
			out.nodes = min(out.nodes+part.nodes, 1<<30)
			out.depth = max(out.depth, min(part.depth, 1<<30))
		}
		out.depth++
		t.tree = out
	}
	return t.tree
}
