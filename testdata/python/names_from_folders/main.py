# Packages that find the names of their __all__ in their folders: a star import imports what is there.
import torch
from globbed import *
from listed import *
from registry import MODELS

torch.zeros(small.width) + torch.zeros(100)  # want "3 against 100"
torch.zeros(deep.depth) + torch.zeros(100)  # want "4 against 100"
torch.zeros(MODELS["net"]()) + torch.zeros(100)  # want "5 against 100"
MODELS["other"]  # want "other"
wide.width  # want "wide"
