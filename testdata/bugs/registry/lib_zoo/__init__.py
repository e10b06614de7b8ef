from . import mlp, tables
from .registry import MODELS, build
