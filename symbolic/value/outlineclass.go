package value

// This file adds classes to an outline.

// class adds a class by its identity, with the attributes of it and its bases, and the objects that these are.
func (o *Outline) class(c *Class) {
	o.Identity(c)
	if !o.meets(c) {
		return
	}
	o.classes = append(o.classes, metClass{c, c.Attrs.Clone()})
	for _, k := range c.MRO {
		sum := o.w.attributesOf(k)
		o.Word(sum[0])
		o.Word(sum[1])
	}
	for _, v := range o.w.classData(c) {
		o.Add(v)
	}
}

// subclass adds the class of a value of a built-in type, nil for the type itself.
func (o *Outline) subclass(c *Class) {
	o.Truths(c != nil)
	if c != nil {
		o.class(c)
	}
}

// attributesOf sums the attributes of a class up, each as it is.
func (w *World) attributesOf(c *Class) Sum {
	if c.sumAt != (summedAt{c.writes, w.outlines.era + 1}) {
		o := Outline{w: w}
		c.Attrs.Each(func(name string, v Value) bool {
			o.Text(name)
			o.Identity(v)
			return true
		})
		c.sum, c.sumAt = o.sum, summedAt{c.writes, w.outlines.era + 1}
	}
	return c.sum
}

// classData are the objects among the attributes of a class: what can change without a write to the class.
func (w *World) classData(c *Class) []Value {
	s := &w.outlines
	if s.dataOf != w.Heap.classWrites || s.data == nil {
		s.data, s.dataOf = map[*Class][]Value{}, w.Heap.classWrites
	}
	data, known := s.data[c]
	if !known {
		for _, k := range c.MRO {
			k.Attrs.Each(func(_ string, v Value) bool {
				if mayHold(v) {
					data = append(data, v)
				}
				return true
			})
		}
		s.data[c] = data
	}
	return data
}

// mayHold tells of an attribute of a class if it is, or holds, an object that can change.
func mayHold(v Value) bool {
	switch v.(type) {
	case *List, *Dict, *Set, *Tensor, *Instance, *Tuple, *Alt, *BoundMethod, *Class:
		return true
	}
	return false
}
