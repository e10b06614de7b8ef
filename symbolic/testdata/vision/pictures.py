"""Pictures and the first kind of transforms; torchvision 0.29.2 and Pillow said what each name is."""
import torch, numpy as np
from PIL import Image
from torchvision import transforms as T
from torchvision import tv_tensors
import torchvision.transforms.functional as F
im = Image.new("RGB", (400, 300))
a = np.array(im); ash = a.shape; ims = im.size; imw = im.width
t = T.ToTensor()(im)  # => [3, 300, 400] float32
t1 = T.ToTensor()(np.zeros((30, 40), dtype=np.uint8))  # => [1, 30, 40] float32
t2 = T.ToTensor()(Image.open("a.jpg"))  # => [?, ?, ?] float32
t3 = T.ToTensor()(Image.open("a.jpg").convert("L"))  # => [1, ?, ?] float32
t4 = T.ToTensor()(Image.open("a.jpg").convert("RGB").resize((64, 32)))  # => [3, 32, 64] float32
r1 = T.Resize(150)(t)  # => [3, 150, 200] float32
r2 = T.Resize(150, max_size=160)(t)  # => [3, 120, 160] float32
r3 = T.Resize((20, 30))(im)
r3t = T.PILToTensor()(r3)  # => [3, 20, 30] uint8
f = T.FiveCrop(100)(t)
f2 = torch.stack([c for c in f])  # => [5, 3, 100, 100] float32
tp = T.ToPILImage()(torch.rand(3, 7, 9))
tpt = F.to_tensor(tp)  # => [3, 7, 9] float32
g = T.Grayscale()(t)  # => [1, 300, 400] float32
p = T.Pad((1, 2))(t)  # => [3, 304, 402] float32
tv = tv_tensors.Image(torch.rand(3, 5, 6))  # => [3, 5, 6] float32
isim = isinstance(tv, tv_tensors.Image)  # => true
ism = isinstance(tv, tv_tensors.Mask)  # => false
bb = tv_tensors.BoundingBoxes([[0, 0, 1, 2]], format="XYXY", canvas_size=(5, 6))  # => [1, 4] int64
cs = bb.canvas_size  # => (5, 6)
pipe = T.Compose([T.Resize(256), T.CenterCrop(224), T.ToTensor(), T.Normalize([0.5] * 3, [0.5] * 3)])
o = pipe(im)  # => [3, 224, 224] float32
ra = T.RandomApply([T.ColorJitter()])(t)  # => [3, 300, 400] float32
rc = T.RandomChoice([T.Resize(10), T.Resize(20)])(t)  # => [3, ?, ?] float32
fa = Image.fromarray(np.zeros((28, 30, 3), dtype=np.uint8))
fat = T.ToTensor()(fa)  # => [3, 28, 30] float32
