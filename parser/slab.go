package parser

// slab hands out the items of growing chunks: fewer, larger allocations.
type slab[T any] struct {
	free []T
	size int
}

func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.size = min(max(8, s.size*2), 256)
		s.free = make([]T, s.size)
	}
	item := &s.free[0]
	s.free = s.free[1:]
	return item
}

// slabs are for the commonest nodes.
type slabs struct {
	names      slab[Name]
	constants  slab[Constant]
	attributes slab[Attribute]
	calls      slab[Call]
	keywords   slab[Keyword]
	exprStmts  slab[ExprStmt]
	assigns    slab[Assign]
}
