// Package interp is an abstract interpreter of Python: it runs modules,
// classes, constructors, forward methods and scripts on values of which only
// shapes, types and small constants are known.
package interp
