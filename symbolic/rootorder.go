package symbolic

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
)

// inRootOrder is the top-level classes of a file in the order in which they are roots: what uses other classes of the
// file comes before them, so that most parts have run, on what they are really given, before it is their turn and need
// no root of their own. A base comes before what derives from it: that may have replaced what the base is made of.
func inRootOrder(body []parser.Stmt) []*parser.ClassDef {
	o := rootOrder{classes: map[string]*parser.ClassDef{}, seen: map[*parser.ClassDef]bool{}, derived: map[string][]*parser.ClassDef{}}
	var all []*parser.ClassDef
	for _, s := range body {
		if d, ok := s.(*parser.ClassDef); ok {
			all = append(all, d)
			o.classes[d.Name.Ident] = d
			for _, base := range d.Bases {
				if n, ok := base.(*parser.Name); ok {
					o.derived[n.Ident] = append(o.derived[n.Ident], d)
				}
			}
		}
	}
	for _, d := range all {
		o.visit(d)
	}
	slices.Reverse(o.after)
	return o.after
}

// rootOrder sorts classes topologically.
type rootOrder struct {
	classes map[string]*parser.ClassDef
	derived map[string][]*parser.ClassDef // the classes that name a class as their base
	seen    map[*parser.ClassDef]bool
	after   []*parser.ClassDef // each class after all that must come later than it
}

func (o *rootOrder) visit(d *parser.ClassDef) {
	if o.seen[d] {
		return
	}
	o.seen[d] = true
	for _, x := range o.derived[d.Name.Ident] {
		o.visit(x)
	}
	for _, s := range d.Body {
		parser.Walk(s, func(n parser.Node) bool {
			if name, ok := n.(*parser.Name); ok && o.classes[name.Ident] != nil {
				o.visit(o.classes[name.Ident])
			}
			return true
		})
	}
	o.after = append(o.after, d)
}
