"""Segmentation models and inner features; torchvision 0.29.2 said what each name is."""
import torch
from torch import nn
from torchvision import models
from torchvision.models import segmentation
from torchvision.models.feature_extraction import create_feature_extractor
from torchvision.models._utils import IntermediateLayerGetter
from torchvision.models.segmentation.deeplabv3 import DeepLabHead
x = torch.rand(2, 3, 64, 96)  # => [2, 3, 64, 96] float32
a = models.segmentation.fcn_resnet50(weights_backbone=None, num_classes=5)  # => 32948805
ao = a.eval()(x)["out"]  # => [2, 5, 64, 96] float32
b = segmentation.deeplabv3_resnet50(weights_backbone=None, aux_loss=True)  # => 41999705
bo = b.eval()(x)
bo1 = bo["out"]  # => [2, 21, 64, 96] float32
bo2 = bo["aux"]  # => [2, 21, 64, 96] float32
bc = [n for n, _ in b.named_children()]  # => ('backbone', 'classifier', 'aux_classifier')
b.classifier = DeepLabHead(2048, 3)
b2 = b(x)["out"]  # => [2, 3, 64, 96] float32
b.classifier[4] = nn.Conv2d(256, 4, 1)
b3 = b(x)["out"]  # => [2, 4, 64, 96] float32
c = segmentation.deeplabv3_mobilenet_v3_large(weights_backbone=None, aux_loss=True, num_classes=2).eval()  # => 11024236
co = c(x)
co1 = co["out"]  # => [2, 2, 64, 96] float32
d = segmentation.lraspp_mobilenet_v3_large(weights_backbone=None).eval()  # => 3221538
do = d(x)["out"]  # => [2, 21, 64, 96] float32
m = models.resnet18().eval()  # => 11689512
g = IntermediateLayerGetter(m, {"layer1": "one", "layer3": "three"})  # => 2782784
go = g(x)
go1 = go["one"]  # => [2, 64, 16, 24] float32
go3 = go["three"]  # => [2, 256, 4, 6] float32
gl = list(go.keys())  # => ('one', 'three')
e = create_feature_extractor(m, return_nodes={"layer2": "f2", "layer4.1": "f4", "fc": "y"})
eo = e(x)
e2 = eo["f2"]  # => [2, 128, 8, 12] float32
e4 = eo["f4"]  # => [2, 512, 2, 3] float32
ey = eo["y"]  # => [2, 1000] float32
ek = list(eo)  # => ('f2', 'f4', 'y')
f = create_feature_extractor(m, ["avgpool"])
fo = f(x)["avgpool"]  # => [2, 512, 1, 1] float32
r = create_feature_extractor(models.resnet50(), ["layer1.0.relu", "layer1.0", "flatten"])(x)
r1 = r["layer1.0.relu"]  # => [2, 64, 16, 24] float32
r2 = r["layer1.0"]  # => [2, 256, 16, 24] float32
sdn = len(b.state_dict())  # => 370
sdc = len(c.state_dict())  # => 360
sdd = len(d.state_dict())  # => 319
s1 = list(b.state_dict())[-1]  # => 'aux_classifier.4.bias'
s2 = list(c.state_dict())[200]  # => 'backbone.11.block.1.1.bias'
fc = segmentation.fcn_resnet101(weights_backbone=None)  # => 51949141
