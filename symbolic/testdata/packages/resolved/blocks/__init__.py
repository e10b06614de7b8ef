from .base import Block
from .shapes import *
