from typing import TYPE_CHECKING

from ..lazy import Lazy

if TYPE_CHECKING:
    from .alpha import *
    from .beta import *
else:
    import sys

    sys.modules[__name__] = Lazy(__name__, globals()["__file__"], {})
