# What is read first runs modules that others star-import later.
from .layers import *
from .tools import *

first = width()
