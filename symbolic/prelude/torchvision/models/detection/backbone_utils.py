"""torchvision/models/detection/backbone_utils.py"""
from torch import nn
from torchvision.models import resnet
from torchvision.models._utils import IntermediateLayerGetter
from torchvision.ops.feature_pyramid_network import FeaturePyramidNetwork, LastLevelMaxPool
from torchvision.ops.misc import FrozenBatchNorm2d


class BackboneWithFPN(nn.Module):
    def __init__(
        self, backbone, return_layers, in_channels_list, out_channels, extra_blocks=None, norm_layer=None
    ):
        super().__init__()
        self.body = IntermediateLayerGetter(backbone, return_layers=return_layers)
        self.fpn = FeaturePyramidNetwork(
            in_channels_list, out_channels, extra_blocks=extra_blocks or LastLevelMaxPool(), norm_layer=norm_layer
        )
        self.out_channels = out_channels

    def forward(self, x):
        return self.fpn(self.body(x))


_FROM_THE_END = ["layer4", "layer3", "layer2", "layer1", "conv1", "bn1"]


def _resnet_fpn_extractor(backbone, trainable_layers, returned_layers=None, extra_blocks=None, norm_layer=None):
    if trainable_layers < 0 or trainable_layers > 5:
        raise ValueError(f"Trainable layers should be in the range [0,5], got {trainable_layers}")
    trained = _FROM_THE_END if trainable_layers == 5 else _FROM_THE_END[:trainable_layers]
    for name, child in backbone.named_children():
        if name not in trained:
            child.requires_grad_(False)
    layers = returned_layers or [1, 2, 3, 4]
    width = backbone.inplanes // 8
    return BackboneWithFPN(
        backbone,
        {f"layer{k}": str(v) for v, k in enumerate(layers)},
        [width * 2 ** (i - 1) for i in layers],
        256,
        extra_blocks=extra_blocks,
        norm_layer=norm_layer,
    )


def resnet_fpn_backbone(
    backbone_name,
    weights=None,
    norm_layer=FrozenBatchNorm2d,
    trainable_layers=3,
    returned_layers=None,
    extra_blocks=None,
    pretrained=False,
):
    backbone = getattr(resnet, backbone_name)(weights=weights, pretrained=pretrained, norm_layer=norm_layer)
    return _resnet_fpn_extractor(backbone, trainable_layers, returned_layers, extra_blocks)
