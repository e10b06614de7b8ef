"""Data sets: lengths, classes, images and targets as the sets' own pages give them."""
import torch
from torch.utils.data import DataLoader, Subset, random_split
from torchvision import datasets, transforms as T
from torchvision.transforms import v2
tf = T.Compose([T.ToTensor(), T.Normalize((0.5,), (0.5,))])
mn = datasets.MNIST("d", train=True, transform=tf)
x, y = next(iter(DataLoader(mn, batch_size=64)))  # => [64, 1, 28, 28] float32; [64] int64
a, b = random_split(mn, [55000, 5000])
xa, ya = next(iter(DataLoader(a, batch_size=32)))  # => [32, 1, 28, 28] float32; [32] int64
n = len(mn); na = len(a); nc = len(mn.classes)
em = datasets.EMNIST("d", "balanced", transform=T.ToTensor())
ne = len(em); nce = len(em.classes)
x2, y2 = em[0]  # => [1, 28, 28] float32; ?
c = datasets.CIFAR100("d", False, v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)]))
x3, y3 = next(iter(DataLoader(c, 100, drop_last=True)))  # => [100, 3, 32, 32] float32; [100] int64
cl = len(c.classes)  # => 100
s = datasets.STL10("d", split="test", transform=T.ToTensor())
x4, y4 = next(iter(DataLoader(Subset(s, range(100)), 10)))  # => [10, 3, 96, 96] float32; [10] int64
f = datasets.ImageFolder("data/train", T.Compose([T.Resize(256), T.CenterCrop(224), T.ToTensor()]))
x5, y5 = next(iter(DataLoader(f, 16)))
k = len(f.classes)  # => ?
g = datasets.ImageFolder("data/train", T.Compose([T.Resize(256), T.ToTensor()]))
x6, y6 = g[0]
x7, y7 = next(iter(DataLoader(g, 1)))
ca = datasets.CelebA("d", target_type=["attr", "landmarks"], transform=T.ToTensor())
x8, (at, lm) = ca[3]  # => [3, 218, 178] float32; [40] int64; [10] int64
x9, t9 = next(iter(DataLoader(ca, 4)))  # => [4, 3, 218, 178] float32; ([4, 40] int64, [4, 10] int64)
voc = datasets.VOCSegmentation("d", image_set="val", transform=T.Compose([T.Resize((320, 320)), T.ToTensor()]), target_transform=T.Compose([T.Resize((320, 320)), T.PILToTensor()]))
x10, m10 = next(iter(DataLoader(voc, 4)))  # => [4, 3, 320, 320] float32; [4, 1, 320, 320] uint8
pet = datasets.OxfordIIITPet("d", transform=T.Compose([T.Resize((128, 128)), T.ToTensor()]))
x11, y11 = next(iter(DataLoader(pet, 8)))  # => [8, 3, 128, 128] float32; [8] int64
sv = datasets.SVHN("d", split="extra", transform=T.ToTensor())
x12, y12 = sv[0]  # => [3, 32, 32] float32; ?
fd = datasets.FakeData(100, (3, 20, 24), 5, transform=T.ToTensor())
x13, y13 = next(iter(DataLoader(fd, 10)))  # => [10, 3, 20, 24] float32; [10] int64
fl = datasets.Flowers102("d", "test", transform=T.Compose([T.RandomResizedCrop(64), T.ToTensor()]))
x14, y14 = next(iter(DataLoader(fl, 10)))  # => [10, 3, 64, 64] float32; [10] int64
u = datasets.USPS("d", transform=T.ToTensor(), target_transform=lambda y: torch.tensor([y]))
x15, y15 = next(iter(DataLoader(u, 10)))  # => [10, 1, 16, 16] float32; [10, 1] int64
data, targets = mn.data, mn.targets  # => [60000, 28, 28] uint8; [60000] int64
cm = v2.CutMix(num_classes=100)  # => 0
xm, ym = cm(x3, y3)  # => [100, 3, 32, 32] float32; [100, 100] float32
from torch.utils.data import default_collate
dl = DataLoader(c, batch_size=8, collate_fn=lambda b: v2.MixUp(num_classes=100)(*default_collate(b)))
xn, yn = next(iter(dl))  # => [8, 3, 32, 32] float32; [8, 100] float32
bad = datasets.CIFAR10("d", transform=T.Compose([T.Normalize((0.5,), (0.5,)), T.ToTensor()]))
z, w = bad[0]  # want "should be Tensor Image"
