from .models import *
from .core import Layer, create
from .layers import Dense
