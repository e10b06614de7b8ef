import typing

from ...lazy import Lazy

if typing.TYPE_CHECKING:
    from .modeling import *
else:
    import sys

    sys.modules[__name__] = Lazy(__name__, globals()["__file__"], {})
