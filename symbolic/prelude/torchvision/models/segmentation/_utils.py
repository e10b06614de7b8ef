"""torchvision/models/segmentation/_utils.py"""
import torch.nn.functional as F
from torch import nn
from torchvision.models._api import chosen, fix
from torchvision.models._utils import IntermediateLayerGetter
from torchvision.models.resnet import resnet50, resnet101


class _SimpleSegmentationModel(nn.Module):
    def __init__(self, backbone, classifier, aux_classifier=None):
        super().__init__()
        self.backbone = backbone
        self.classifier = classifier
        self.aux_classifier = aux_classifier

    def forward(self, x):
        size = x.shape[-2:]
        features = self.backbone(x)
        made = {"out": F.interpolate(self.classifier(features["out"]), size=size, mode="bilinear")}
        if self.aux_classifier is not None:
            made["aux"] = F.interpolate(self.aux_classifier(features["aux"]), size=size, mode="bilinear")
        return made


def arguments(enum, weights, pretrained, num_classes, aux_loss):
    """The number of classes, and whether there is a second head; weights have both."""
    weights = chosen(enum, weights, pretrained)
    if weights is None:
        return 21 if num_classes is None else num_classes, aux_loss
    given = {} if num_classes is None else {"num_classes": num_classes}
    fix(given, "num_classes", 21)
    if aux_loss is False:
        raise ValueError(f"The parameter 'aux_loss' expected value True but got {aux_loss} instead.")
    return 21, True


def resnet_backbone(depth, aux):
    build = resnet50 if depth == 50 else resnet101
    layers = {"layer4": "out"}
    if aux:
        layers["layer3"] = "aux"
    return IntermediateLayerGetter(build(replace_stride_with_dilation=[False, True, True]), layers)


def mobilenet_backbone(aux):
    from torchvision.models.mobilenetv3 import MobileNetV3, _mobilenet_v3_conf

    settings, last = _mobilenet_v3_conf("mobilenet_v3_large", dilated=True)
    features = MobileNetV3(settings, last).features
    # Stages begin where the stride is.
    stages = [0] + [i for i, b in enumerate(features) if getattr(b, "_is_cn", False)] + [len(features) - 1]
    out, inner = stages[-1], stages[-4]
    layers = {str(out): "out"}
    if aux:
        layers[str(inner)] = "aux"
    return IntermediateLayerGetter(features, layers), features[out].out_channels, features[inner].out_channels
