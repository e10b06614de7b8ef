import ring.b as b
from . import c
import ring.c as c
