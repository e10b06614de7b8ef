package interp

import (
	"strings"
	"sync"
)

// builtinSpecials are the special names that some class of builtins has, as dir lists them in Python 3.14 and before.
const builtinSpecials = `
__abs__ __abstractmethods__ __add__ __alloc__ __and__ __annotate__ __annotations__ __annotations_cache__
__base__ __bases__ __basicsize__ __bool__ __buffer__ __bytes__ __call__ __cause__ __ceil__ __class__
__class_getitem__ __complex__ __contains__ __context__ __delattr__ __delete__ __delitem__ __dict__
__dictoffset__ __dir__ __divmod__ __doc__ __enter__ __eq__ __exit__ __firstlineno__ __flags__ __float__
__floor__ __floordiv__ __format__ __func__ __ge__ __get__ __getattribute__ __getformat__ __getitem__
__getnewargs__ __getstate__ __gt__ __hash__ __iadd__ __iand__ __imul__ __index__ __init__ __init_subclass__
__instancecheck__ __int__ __invert__ __ior__ __isabstractmethod__ __isub__ __itemsize__ __iter__ __ixor__
__le__ __len__ __length_hint__ __lshift__ __lt__ __mod__ __module__ __mro__ __mul__ __name__ __ne__ __neg__
__new__ __next__ __or__ __pos__ __pow__ __prepare__ __qualname__ __radd__ __rand__ __rdivmod__ __reduce__
__reduce_ex__ __release_buffer__ __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__
__round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __self__ __self_class__ __set__
__set_name__ __setattr__ __setitem__ __setstate__ __sizeof__ __static_attributes__ __str__ __sub__
__subclasscheck__ __subclasses__ __subclasshook__ __suppress_context__ __text_signature__ __thisclass__
__traceback__ __truediv__ __trunc__ __type_params__ __weakrefoffset__ __wrapped__ __xor__
`

var builtinSpecialSet = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool, 128)
	for _, n := range strings.Fields(builtinSpecials) {
		set[n] = true
	}
	return set
})

// foreignSpecial tells a special name that no class of builtins has: the hook of some library, such as __array__ or
// __dataclass_fields__.
func foreignSpecial(name string) bool {
	return strings.HasPrefix(name, "__") && !builtinSpecialSet()[name]
}
