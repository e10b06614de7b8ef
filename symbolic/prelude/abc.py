class ABCMeta(type):
    def register(cls, subclass):
        return subclass


class ABC(metaclass=ABCMeta):
    _complete_ = True


def abstractmethod(f):
    return f


abstractclassmethod = classmethod
abstractstaticmethod = staticmethod
abstractproperty = property
