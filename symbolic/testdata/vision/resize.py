"""The sizes that the shorter edge of an image gets, and the longest it may have; torchvision 0.29.2 said so."""
import torch
from torchvision import transforms as T
from torchvision.transforms import functional as F
a = F.resize(torch.rand(3, 333, 500), 224, max_size=300).shape  # => [3, 200, 300]
b = F.resize(torch.rand(3, 500, 333), 224, max_size=300).shape  # => [3, 300, 200]
c = F.resize(torch.rand(3, 500, 333), 224).shape  # => [3, 336, 224]
d = F.resize(torch.rand(3, 333, 500), 224).shape  # => [3, 224, 336]
e = F.resize(torch.rand(3, 500, 500), 224, max_size=300).shape  # => [3, 224, 224]
f = F.resize(torch.rand(3, 7, 13), 5).shape  # => [3, 5, 9]
g = F.resize(torch.rand(3, 1000, 13), 5).shape  # => [3, 384, 5]
h = F.resize(torch.rand(3, 1000, 13), 5, max_size=77).shape  # => [3, 77, 1]
i = F.resize(torch.rand(3, 480, 640), [800], max_size=1333).shape  # => [3, 800, 1066]
j = F.resize(torch.rand(3, 1080, 1920), 800, max_size=1333).shape  # => [3, 749, 1333]
k = F.resize(torch.rand(3, 427, 640), 800, max_size=1199).shape  # => [3, 800, 1199]
l = F.resize(torch.rand(3, 427, 640), 800, max_size=1198).shape  # => [3, 799, 1198]
