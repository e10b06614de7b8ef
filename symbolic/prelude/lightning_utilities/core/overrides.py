"""Which methods a class has of its own."""
from functools import partial


def is_overridden(method_name, instance, parent):
    own = getattr(instance, method_name, None)
    if own is None:
        return False
    own = own.func if isinstance(own, partial) else getattr(own, "__wrapped__", own)
    theirs = getattr(parent, method_name, None)
    if theirs is None:
        raise ValueError("The parent should define the method")
    return getattr(own, "__func__", own) is not getattr(theirs, "__wrapped__", theirs)
