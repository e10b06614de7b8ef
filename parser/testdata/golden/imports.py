import a
import a.b.c
import a as b
import a.b as c, d, e.f
from a import b
from a.b import c as d, e
from . import a
from .. import a
from ...a.b import c
from .a import b
from . a import b
from .... import a
from a import (b, c as d,)
from a import (
    b,  # one
    c,
)
from a import *
from .a import *
from __future__ import annotations, division as d
from __future__ import (print_function)
import a . b
