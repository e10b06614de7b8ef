from .sizes import *
from .more import *
