// Package pylib holds Python's built-in values' operators and methods, the
// built-in functions and the native modules of the standard library, on the
// abstract values of package value. It runs nothing: what can't be computed is
// an Unknown, and only what surely raises raises.
//
// Containers that are operands have been settled (see World.SettleObject);
// their elements may still be alternatives and are kept as they are.
package pylib

import "github.com/shapelint/shapelint/symbolic/value"

// NativeModule looks an attribute of a native module up; nil: no such attribute.
type NativeModule func(w *value.World, attr string) value.Value
