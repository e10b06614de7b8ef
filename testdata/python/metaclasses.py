"""What metaclasses do when a class statement ends: registries, changed namespaces, prepared ones, keywords, other makers."""
import abc
import types

import torch

models = {}


class Registry(type):
    def __new__(mcs, name, bases, attrs, **options):
        attrs["tag"] = name.lower()
        cls = super().__new__(mcs, name, bases, attrs)
        cls.options = options
        models[name] = cls
        return cls

    def __init__(cls, name, bases, attrs, **options):
        super().__init__(name, bases, attrs)
        cls.width = 2 * len(options)
        cls.methods = [k for k in attrs if not k.startswith("__")]


class Base(metaclass=Registry):
    def size(self): return len(self.tag)


class Small(Base, dim=3, heads=2):
    """A small one."""

    def heads(self): return self.options["heads"]


torch.zeros(len(models), Small.width).view(7)  # want "does not hold the 8 elements"
torch.zeros(models["Small"]().heads(), Small().size(), len(Small.methods)).view(7)  # want "does not hold the 20 elements"
torch.zeros(1 if models["Base"] is Base and Small.__doc__ == "A small one." and isinstance(Small, Registry) else 2).view(3)  # want "the 1 elements"


class Ordered(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        return {"seed": 4}

    def __new__(mcs, name, bases, ns):
        kept = {k: v for k, v in ns.items() if not k.startswith("_")}
        kept["names"] = list(kept)
        return type.__new__(mcs, name, bases, kept)


class Fields(metaclass=Ordered):
    first = 1
    second = seed + 1
    _hidden = 3


torch.zeros(len(Fields.names), Fields.second, 2 if hasattr(Fields, "_hidden") else 1).view(2)  # want "does not hold the 15 elements"


class Counted(Registry):
    made = 0

    def __call__(cls, *args):
        Counted.made += 1
        return super().__call__(*args)


class Both(Small, metaclass=Counted):
    pass


class Under(Both):
    pass


Under()
torch.zeros(Counted.made, 1 if type(Under) is Counted else 2, len(models)).view(3)  # want "does not hold the 4 elements"
made = type("Made", (Base,), {"extra": 5})
torch.zeros(1 if models["Made"] is made else 2, len(made.tag), made().extra).view(3)  # want "does not hold the 20 elements"


def maker(name, bases, ns, **kw):
    return len(name) + len(bases) + len(kw)


class Number(int, metaclass=maker, a=1):
    pass


torch.zeros(Number).view(9)  # want "does not hold the 8 elements"


class Singleton(type):
    held = {}

    def __call__(cls, *args, **kw):
        if cls not in cls.held:
            cls.held[cls] = super().__call__(*args, **kw)
        return cls.held[cls]


class Config(metaclass=Singleton):
    def __init__(self, n=3): self.n = n


torch.zeros(Config(5).n, Config(6).n).view(1)  # want "does not hold the 25 elements"


class AutoSuper(type):
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        setattr(cls, f"_{name}__super", super(cls))


class A(metaclass=AutoSuper):
    def path(self): return [1]


class B(A):
    def path(self): return self.__super.path() + [2]


class C(A):
    def path(self): return self.__super.path() + [3]


class D(B, C):
    def path(self): return self.__super.path() + [4]


torch.zeros(sum(D().path())).view([len(D().path()), *D().path()])  # want "\[4, 1, 3, 2, 4\]"


class Settings(type):
    @property
    def level(cls): return cls._level

    @level.setter
    def level(cls, n): cls._level = n + 1


class Log(metaclass=Settings):
    _level = 1


Log.level = 4
torch.zeros(Log.level).view(4)  # want "does not hold the 5 elements"


class Plugin(abc.ABC):
    @abc.abstractmethod
    def run(self): ...


class Duck:
    def run(self): return 1


Plugin.register(Duck)
torch.zeros(1 if isinstance(Duck(), Plugin) and issubclass(Duck, Plugin) else 2).view(3)  # want "the 1 elements"
other = types.new_class("Other", (Base,), {"k": 1}, lambda ns: ns.update(y=3))
torch.zeros(other.y, other.width).view(5)  # want "does not hold the 6 elements"


class Lazy:
    def __mro_entries__(self, bases): return (Duck,)


class Resolved(Lazy()):
    pass


torch.zeros(1 if Resolved.__bases__ == (Duck,) and Resolved().run() == 1 else 2).view(3)  # want "the 1 elements"
