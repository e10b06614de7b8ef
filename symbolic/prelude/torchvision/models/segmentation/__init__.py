"""torchvision.models.segmentation: a name that is not here is unknown."""
from _pylib import unknown
from torchvision.models.segmentation.deeplabv3 import (
    DeepLabHead,
    DeepLabV3,
    DeepLabV3_MobileNet_V3_Large_Weights,
    DeepLabV3_ResNet50_Weights,
    DeepLabV3_ResNet101_Weights,
    deeplabv3_mobilenet_v3_large,
    deeplabv3_resnet50,
    deeplabv3_resnet101,
)
from torchvision.models.segmentation.fcn import (
    FCN,
    FCN_ResNet50_Weights,
    FCN_ResNet101_Weights,
    FCNHead,
    fcn_resnet50,
    fcn_resnet101,
)
from torchvision.models.segmentation.lraspp import LRASPP, LRASPP_MobileNet_V3_Large_Weights, lraspp_mobilenet_v3_large


def __getattr__(name):
    return unknown()
