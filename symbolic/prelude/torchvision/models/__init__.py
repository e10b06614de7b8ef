"""torchvision.models: a name that is not here is unknown."""
from _pylib import unknown
from torchvision.models.alexnet import *
from torchvision.models.convnext import *
from torchvision.models.densenet import *
from torchvision.models.efficientnet import *
from torchvision.models.mobilenetv2 import *
from torchvision.models.resnet import *
from torchvision.models.vgg import *
from torchvision.models.vision_transformer import *


def __getattr__(name):
    return unknown()


def get_model(name, **config):
    build = globals().get(name)
    if build is None:
        return unknown()
    return build(**config)
