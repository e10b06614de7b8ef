from _lightning_callbacks import *
from _lightning_callbacks import __getattr__
