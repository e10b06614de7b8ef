"""The names of typing under another name."""
from typing import *
