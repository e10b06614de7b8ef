"""The transforms under the name of the module that has them in torchvision."""
from torchvision.transforms import *
from torchvision.transforms import __getattr__
