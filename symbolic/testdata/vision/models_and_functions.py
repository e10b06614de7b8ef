"""Pretrained weights, heads, functional transforms; torchvision 0.29.2 said what each name is."""
import torch, numpy as np
from torch import nn
from torchvision import transforms as T
import torchvision.transforms.functional as F
from torchvision import models
from torchvision.models import resnet50, ResNet50_Weights, get_model, get_weight, get_model_weights
s = models.swin_t(); s.head = nn.Linear(s.head.in_features, 9)
x = torch.randn(2, 3, 224, 224)  # => [2, 3, 224, 224] float32
z = s(x)  # => [2, 9] float32
w = ResNet50_Weights.DEFAULT
pre = w.transforms()  # => 0
a = pre(torch.rand(3, 500, 400))  # => [3, 224, 224] float32
n = len(w.meta["categories"])  # => 1000
m = resnet50()  # => 23522375
m.fc = nn.Linear(m.fc.in_features, 7)
b = m(x)  # => [2, 7] float32
g = models.googlenet(init_weights=False)  # => 13004888
go = g(x)  # => ([2, 1000] float32, [2, 1000] float32, [2, 1000] float32)
g3 = models.googlenet(init_weights=False, aux_logits=False)(x)  # => [2, 1000] float32
i3 = models.inception_v3(init_weights=False)  # => 27161264
o, aux = i3(torch.randn(2, 3, 299, 299))  # => [2, 1000] float32; [2, 1000] float32
body = nn.Sequential(*list(models.resnet18().children())[:-1])  # => 11176512
f = body(x)  # => [2, 512, 1, 1] float32
k = len(get_model_weights("resnet18").DEFAULT.meta["categories"])  # => 1000
pr2 = models.ViT_B_16_Weights.IMAGENET1K_SWAG_E2E_V1.transforms()(torch.rand(3, 500, 400))  # => [3, 384, 384] float32
wn = w.name  # => 'IMAGENET1K_V2'
ws = str(w)  # => 'ResNet50_Weights.IMAGENET1K_V2'
ww = get_weight("ResNet50_Weights.IMAGENET1K_V1").name  # => 'IMAGENET1K_V1'
s2 = models.swin_v2_t()(torch.randn(1, 3, 200, 260))  # => [1, 1000] float32
f1 = F.center_crop(torch.rand(3, 10, 10), 20)  # => [3, 20, 20] float32
f2 = F.resized_crop(torch.rand(3, 10, 10), 0, 0, 5, 5, (7, 8))  # => [3, 7, 8] float32
f3 = F.get_dimensions(torch.rand(3, 4, 5))  # => (3, 4, 5)
f4 = F.rotate(torch.rand(3, 4, 5), 30)  # => [3, 4, 5] float32
f5 = F.pad(torch.rand(3, 4, 5), [1, 2, 3, 4])  # => [3, 10, 9] float32
f6 = F.hflip(torch.rand(3, 4, 5))  # => [3, 4, 5] float32
f7 = F.convert_image_dtype(torch.rand(3, 4, 5), torch.uint8)  # => [3, 4, 5] uint8
f8 = F.to_grayscale(F.to_pil_image(torch.rand(3, 4, 5)))
f9 = F.to_tensor(f8)  # => [1, 4, 5] float32
L = T.Lambda(lambda x: x.repeat(3, 1, 1))(torch.rand(1, 4, 5))  # => [3, 4, 5] float32
c = T.Compose([T.ToPILImage(), T.Resize(32), T.RandomCrop(32, padding=4), T.ToTensor(), T.RandomErasing(p=0.5)])(torch.rand(3, 50, 60))  # => [3, 32, 32] float32
t10 = torch.stack(T.TenCrop(8)(torch.rand(3, 10, 12)))  # => [10, 3, 8, 8] float32
cr = T.RandomResizedCrop(13)(torch.rand(3, 50, 60))  # => [3, 13, 13] float32
rs = T.Resize([9])(torch.rand(3, 50, 60))  # => [3, 9, 10] float32
e = T.ElasticTransform()(torch.rand(3, 50, 60))  # => [3, 50, 60] float32
