class ABCMeta(type):
    def register(cls, subclass):
        for base in cls.__mro__:
            if isinstance(base, ABCMeta):
                base._registered_ = base.__dict__.get("_registered_", ()) + (subclass,)
        return subclass


class ABC(metaclass=ABCMeta):
    _complete_ = True


def abstractmethod(f):
    return f


abstractclassmethod = classmethod
abstractstaticmethod = staticmethod
abstractproperty = property
