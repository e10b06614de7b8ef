package value

// Nesting bounds walks over structures: one may hold itself, or hold its parts
// so often that visiting all of them would not end.
type Nesting struct {
	depth, visits int
	budget        *Budget
}

const (
	maxNesting = 200
	maxVisits  = 1 << 17
	// costOfVisit is how many elements are scanned in the time of a visit.
	costOfVisit = 8
)

// Enter begins a visit of one structure; false: the limit is reached and the
// answer is unknown. A visit that was begun is ended by Leave.
func (n *Nesting) Enter() bool {
	if n.depth == 0 {
		n.visits = 0
	}
	if n.depth >= maxNesting || n.visits >= maxVisits {
		return false
	}
	n.depth++
	n.visits++
	if n.budget != nil {
		n.budget.Scan(costOfVisit)
	}
	return true
}

// Leave ends a visit.
func (n *Nesting) Leave() { n.depth-- }
