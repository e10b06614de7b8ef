"""torchvision/models/detection/faster_rcnn.py"""
import torch.nn.functional as F
from torch import nn
from torchvision.models._api import WeightsEnum, chosen, detection, fix
from torchvision.models.detection.anchor_utils import AnchorGenerator
from torchvision.models.detection.backbone_utils import _resnet_fpn_extractor
from torchvision.models.detection.generalized_rcnn import GeneralizedRCNN
from torchvision.models.detection.roi_heads import RoIHeads
from torchvision.models.detection.rpn import RegionProposalNetwork, RPNHead
from torchvision.models.detection.transform import GeneralizedRCNNTransform
from torchvision.models.resnet import ResNet50_Weights, resnet50
from torchvision.ops.misc import Conv2dNormActivation, FrozenBatchNorm2d
from torchvision.ops.regions import MultiScaleRoIAlign


def _default_anchorgen():
    return AnchorGenerator(((32,), (64,), (128,), (256,), (512,)), ((0.5, 1.0, 2.0),) * 5)


class FasterRCNN(GeneralizedRCNN):
    def __init__(
        self,
        backbone,
        num_classes=None,
        min_size=800,
        max_size=1333,
        image_mean=None,
        image_std=None,
        rpn_anchor_generator=None,
        rpn_head=None,
        box_roi_pool=None,
        box_head=None,
        box_predictor=None,
        **kwargs,
    ):
        if not hasattr(backbone, "out_channels"):
            raise ValueError("backbone should contain an attribute out_channels specifying the number of output channels")
        if num_classes is None and box_predictor is None:
            raise ValueError("num_classes should not be None when box_predictor is not specified")
        if num_classes is not None and box_predictor is not None:
            raise ValueError("num_classes should be None when box_predictor is specified")
        width = backbone.out_channels
        anchors = rpn_anchor_generator or _default_anchorgen()
        head = rpn_head or RPNHead(width, anchors.num_anchors_per_location()[0])
        pool = box_roi_pool or MultiScaleRoIAlign(["0", "1", "2", "3"], 7, 2)
        if box_head is None:
            box_head = TwoMLPHead(width * pool.output_size[0] ** 2, 1024)
        if box_predictor is None:
            box_predictor = FastRCNNPredictor(1024, num_classes)
        super().__init__(
            backbone,
            RegionProposalNetwork(anchors, head),
            RoIHeads(pool, box_head, box_predictor),
            GeneralizedRCNNTransform(
                min_size, max_size, image_mean or [0.485, 0.456, 0.406], image_std or [0.229, 0.224, 0.225]
            ),
        )


class TwoMLPHead(nn.Module):
    def __init__(self, in_channels, representation_size):
        super().__init__()
        self.fc6 = nn.Linear(in_channels, representation_size)
        self.fc7 = nn.Linear(representation_size, representation_size)

    def forward(self, x):
        return F.relu(self.fc7(F.relu(self.fc6(x.flatten(start_dim=1)))))


class FastRCNNConvFCHead(nn.Sequential):
    def __init__(self, input_size, conv_layers, fc_layers, norm_layer=None):
        width, h, w = input_size
        blocks = []
        for out in conv_layers:
            blocks.append(Conv2dNormActivation(width, out, norm_layer=norm_layer))
            width = out
        blocks.append(nn.Flatten())
        width = width * h * w
        for out in fc_layers:
            blocks.extend([nn.Linear(width, out), nn.ReLU(inplace=True)])
            width = out
        super().__init__(*blocks)


class FastRCNNPredictor(nn.Module):
    def __init__(self, in_channels, num_classes):
        super().__init__()
        self.cls_score = nn.Linear(in_channels, num_classes)
        self.bbox_pred = nn.Linear(in_channels, num_classes * 4)

    def forward(self, x):
        if x.dim() == 4 and list(x.shape[2:]) != [1, 1]:
            raise AssertionError(f"x has the wrong shape, expecting the last two dimensions to be [1,1] instead of {list(x.shape[2:])}")
        x = x.flatten(start_dim=1)
        return self.cls_score(x), self.bbox_pred(x)


def classes(enum, weights, pretrained, num_classes):
    """Whether a model is pretrained, and its number of classes."""
    weights = chosen(enum, weights, pretrained)
    if weights is None:
        return False, 91 if num_classes is None else num_classes
    given = {} if num_classes is None else {"num_classes": num_classes}
    fix(given, "num_classes", weights.value.classes)
    return True, given["num_classes"]


def backbone(trained, weights_backbone, trainable, frozen_norm):
    """The body of a ResNet 50; what was trained before keeps its first layers and, if so wanted, its norms."""
    trained = trained or weights_backbone is not None
    norm = FrozenBatchNorm2d if trained and frozen_norm else nn.BatchNorm2d
    if not trained:
        trainable = 5
    elif trainable is None:
        trainable = 3
    return resnet50(norm_layer=norm), trainable


class FasterRCNN_ResNet50_FPN_Weights(WeightsEnum):
    COCO_V1 = detection()
    DEFAULT = COCO_V1


def fasterrcnn_resnet50_fpn(
    weights=None,
    progress=True,
    num_classes=None,
    weights_backbone=ResNet50_Weights.IMAGENET1K_V1,
    trainable_backbone_layers=None,
    pretrained=False,
    pretrained_backbone=True,
    **kwargs,
):
    trained, n = classes(FasterRCNN_ResNet50_FPN_Weights, weights, pretrained, num_classes)
    known = weights_backbone if pretrained_backbone else None
    body, trainable = backbone(trained, known, trainable_backbone_layers, True)
    return FasterRCNN(_resnet_fpn_extractor(body, trainable), num_classes=n, **kwargs)


class FasterRCNN_ResNet50_FPN_V2_Weights(WeightsEnum):
    COCO_V1 = detection()
    DEFAULT = COCO_V1


def _convolved(width):
    return FastRCNNConvFCHead((width, 7, 7), [256, 256, 256, 256], [1024], norm_layer=nn.BatchNorm2d)


def fasterrcnn_resnet50_fpn_v2(
    weights=None,
    progress=True,
    num_classes=None,
    weights_backbone=None,
    trainable_backbone_layers=None,
    pretrained=False,
    **kwargs,
):
    trained, n = classes(FasterRCNN_ResNet50_FPN_V2_Weights, weights, pretrained, num_classes)
    body, trainable = backbone(trained, weights_backbone, trainable_backbone_layers, False)
    features = _resnet_fpn_extractor(body, trainable, norm_layer=nn.BatchNorm2d)
    anchors = _default_anchorgen()
    head = RPNHead(features.out_channels, anchors.num_anchors_per_location()[0], conv_depth=2)
    return FasterRCNN(
        features, num_classes=n, rpn_anchor_generator=anchors, rpn_head=head, box_head=_convolved(256), **kwargs
    )
