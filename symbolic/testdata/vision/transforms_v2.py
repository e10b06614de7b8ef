"""The second kind of transforms; torchvision 0.29.2 said what each name is."""
import torch, numpy as np
from torch import nn
from PIL import Image
from torchvision.transforms import v2
from torchvision.transforms.v2 import functional as F
from torchvision import tv_tensors
from torch.utils.data import default_collate
im = Image.new("RGB", (400, 300))
p = v2.Compose([v2.ToImage(), v2.RandomResizedCrop(224, antialias=True), v2.RandomHorizontalFlip(p=0.5), v2.ToDtype(torch.float32, scale=True), v2.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225])])  # => 0
a = p(im)  # => [3, 224, 224] float32
isim = isinstance(a, tv_tensors.Image)  # => true
b, lab = p(im, 3)  # => [3, 224, 224] float32; 3
q = v2.Compose([v2.Resize(256), v2.CenterCrop(224), v2.PILToTensor()])  # => 0
c = q(im)  # => [3, 224, 224] uint8
d = v2.ToTensor()(im)  # => [3, 300, 400] float32
e = v2.Resize(150, max_size=180)(torch.rand(3, 300, 400))  # => [3, 135, 180] float32
f = v2.Resize((32, 48))(im).size  # => (48, 32)
g = v2.Pad([1, 2, 3, 4])(torch.rand(2, 3, 10, 12))  # => [2, 3, 16, 16] float32
h = v2.Grayscale()(torch.rand(2, 3, 10, 12))  # => [2, 1, 10, 12] float32
h3 = v2.Grayscale(3)(torch.rand(2, 3, 10, 12))  # => [2, 3, 10, 12] float32
r = v2.RGB()(torch.rand(2, 1, 10, 12))  # => [2, 3, 10, 12] float32
fc = v2.FiveCrop(5)(torch.rand(3, 10, 12))  # => ([3, 5, 5] float32, [3, 5, 5] float32, [3, 5, 5] float32, [3, 5, 5] float32, [3, 5, 5] float32)
tc = torch.stack(v2.TenCrop(5)(torch.rand(3, 10, 12)))  # => [10, 3, 5, 5] float32
img = tv_tensors.Image(torch.rand(3, 20, 30))  # => [3, 20, 30] float32
boxes = tv_tensors.BoundingBoxes([[0, 0, 5, 5], [1, 1, 3, 3]], format="XYXY", canvas_size=(20, 30))  # => [2, 4] int64
mask = tv_tensors.Mask(torch.zeros(2, 20, 30, dtype=torch.uint8))  # => [2, 20, 30] uint8
out = v2.Resize((40, 60))({"image": img, "boxes": boxes, "masks": mask, "labels": torch.tensor([1, 2])})
oi, ob, om, ol = out["image"], out["boxes"], out["masks"], out["labels"]  # => [3, 40, 60] float32; [2, 4] int64; [2, 40, 60] uint8; [2] int64
x2, y2 = v2.Resize((7, 8))(torch.rand(3, 20, 30), torch.rand(3, 20, 30))  # => [3, 7, 8] float32; [3, 20, 30] float32
cm = v2.CutMix(num_classes=10)  # => 0
imgs, labels = cm(torch.rand(8, 3, 32, 32), torch.randint(0, 10, (8,)))  # => [8, 3, 32, 32] float32; [8, 10] float32
mm = v2.RandomChoice([v2.CutMix(num_classes=10), v2.MixUp(num_classes=10)])  # => 0
imgs2, labels2 = mm(torch.rand(8, 3, 32, 32), torch.randint(0, 10, (8,)))  # => [8, 3, 32, 32] float32; [8, 10] float32
mx = v2.MixUp(num_classes=4)(*default_collate([(torch.rand(3, 4, 4), 1), (torch.rand(3, 4, 4), 2)]))  # => ([2, 3, 4, 4] float32, [2, 4] float32)
lam = v2.Lambda(lambda x: x.flatten())(torch.rand(3, 4, 5))  # => [60] float32
td = v2.ToDtype({tv_tensors.Image: torch.float32, tv_tensors.Mask: torch.int64, "others": None}, scale=True)(img, mask)  # => ([3, 20, 30] float32, [2, 20, 30] int64)
ti = v2.ToImage()(np.zeros((20, 30, 3), dtype=np.uint8))  # => [3, 20, 30] uint8
ti2 = v2.functional.to_image(im)  # => [3, 300, 400] uint8
f1 = F.resize(img, [10, 12])  # => [3, 10, 12] float32
f1i = isinstance(f1, tv_tensors.Image)  # => true
f2 = F.to_dtype(f1, torch.float32, scale=True)  # => [3, 10, 12] float32
f3 = F.center_crop(mask, [5, 6])  # => [2, 5, 6] uint8
f4 = F.get_size(img)  # => (20, 30)
f5 = F.horizontal_flip(boxes)  # => [2, 4] int64
sj = v2.RandomCrop(8, padding=2)(torch.rand(3, 6, 6))  # => [3, 8, 8] float32
pp = v2.ToPILImage()(torch.rand(3, 6, 7)).size  # => (7, 6)
pt = v2.ToPureTensor()(img)  # => [3, 20, 30] float32
ptk = isinstance(pt, tv_tensors.Image)  # => false
ra = v2.RandomApply([v2.ColorJitter(0.1)], p=0.3)(img)  # => [3, 20, 30] float32
re = v2.RandomErasing()(img)  # => [3, 20, 30] float32
au = v2.AutoAugment(v2.AutoAugmentPolicy.CIFAR10)(tv_tensors.Image(torch.zeros(3, 32, 32, dtype=torch.uint8)))  # => [3, 32, 32] uint8
ch = nn.Sequential(v2.CenterCrop(10), v2.ConvertImageDtype(torch.float))(torch.zeros(3, 32, 32, dtype=torch.uint8))  # => [3, 10, 10] float32
cb = v2.ConvertBoundingBoxFormat("CXCYWH")(boxes)  # => [2, 4] int64
nm = v2.Normalize([0.5], [0.5])(torch.rand(3, 4, 5))  # => [3, 4, 5] float32
lin = v2.GaussianBlur(3)(img)  # => [3, 20, 30] float32
s1 = img + 1  # => [3, 20, 30] float32
s1i = isinstance(s1, tv_tensors.Image)  # => false
vd = v2.UniformTemporalSubsample(4)(torch.rand(8, 3, 10, 10))  # => [4, 3, 10, 10] float32
sa = v2.SanitizeBoundingBoxes()({"boxes": boxes, "labels": torch.tensor([1, 2])})["boxes"]  # => [?, 4] int64
zz = v2.RandomZoomOut()(img)  # => [3, ?, ?] float32
so = v2.ScaleJitter((30, 30))(img)  # => [3, ?, ?] float32
wr = tv_tensors.wrap(torch.rand(3, 5, 5), like=img)  # => [3, 5, 5] float32
