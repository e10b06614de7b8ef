from .models import *
from .core import create
