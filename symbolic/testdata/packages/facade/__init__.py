"""A package whose names are imported on demand, as type checkers see them."""
import sys
from typing import TYPE_CHECKING

from .lazy import Lazy, has

_names = {"layers": ["Head"]}

try:
    if not has("facade_backend_that_is_not_there"):
        raise ImportError
except ImportError:
    pass
else:
    _names["backend"] = ["Fast"]

if TYPE_CHECKING:
    from .layers import Head
    from .models import *
else:
    sys.modules[__name__] = Lazy(__name__, globals()["__file__"], _names)
