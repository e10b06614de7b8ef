"""Detection models as far as their heads; torchvision 0.29.2 said what each name is."""
import torch, torchvision
from torch import nn
from torchvision.models import detection
from torchvision.models.detection import FasterRCNN
from torchvision.models.detection.faster_rcnn import FastRCNNPredictor
from torchvision.models.detection.mask_rcnn import MaskRCNNPredictor
from torchvision.models.detection.rpn import AnchorGenerator
from torchvision.models.detection.backbone_utils import resnet_fpn_backbone
m = detection.fasterrcnn_resnet50_fpn(weights=None, weights_backbone=None)  # => 41357406
sd = len(m.state_dict())  # => 348
names = " ".join(m.state_dict())
m2 = detection.fasterrcnn_resnet50_fpn_v2(weights=None, weights_backbone=None, num_classes=5)  # => 43271528
sd2 = " ".join(m2.state_dict())
k = m.roi_heads.box_predictor.cls_score.in_features  # => 1024
m.roi_heads.box_predictor = FastRCNNPredictor(k, 3)
images = [torch.rand(3, 200, 300), torch.rand(3, 250, 220)]  # => ([3, 200, 300] float32, [3, 250, 220] float32)
targets = [{"boxes": torch.tensor([[1.0, 2.0, 30.0, 40.0]]), "labels": torch.tensor([1])} for _ in images]
losses = m(images, targets)
lk = sorted(losses)  # => ('loss_box_reg', 'loss_classifier', 'loss_objectness', 'loss_rpn_box_reg')
total = sum(l for l in losses.values())  # => [] float32
m.eval()
out = m(images)
n = len(out)  # => 2
b = out[0]["boxes"].shape[1]  # => 4
mk = detection.maskrcnn_resnet50_fpn(weights=None, weights_backbone=None)  # => 43975515
sd3 = " ".join(mk.state_dict())
hid = mk.roi_heads.mask_predictor.conv5_mask.in_channels  # => 256
mk.roi_heads.mask_predictor = MaskRCNNPredictor(hid, 256, 2)
mk.roi_heads.box_predictor = FastRCNNPredictor(1024, 2); mk.eval()
mo = mk(images)
mm = mo[1]["masks"].shape[1:]  # => [1, 250, 220]
bb = torchvision.models.mobilenet_v2().features  # => 2223872
bb.out_channels = 1280
ag = AnchorGenerator(sizes=((32, 64, 128, 256, 512),), aspect_ratios=((0.5, 1.0, 2.0),))  # => 0
rp = torchvision.ops.MultiScaleRoIAlign(featmap_names=["0"], output_size=7, sampling_ratio=2)  # => 0
fr = FasterRCNN(bb, num_classes=2, rpn_anchor_generator=ag, box_roi_pool=rp)  # => 82352981
fo = len(fr.eval()([torch.rand(3, 300, 400)]))  # => 1
rb = resnet_fpn_backbone(backbone_name="resnet50", weights=None)  # => 26799296
ro = rb(torch.rand(1, 3, 64, 64))
rk = list(ro)  # => ('0', '1', '2', '3', 'pool')
r0 = ro["0"]  # => [1, 256, 16, 16] float32
rpool = ro["pool"]  # => [1, 256, 1, 1] float32
tp = sum(p.numel() for p in rb.parameters() if p.requires_grad)  # => 26576896
v2m = detection.maskrcnn_resnet50_fpn_v2(weights=None, weights_backbone=None, num_classes=4)  # => 45891175
sd4 = " ".join(v2m.state_dict())
