# A size that is made of those of a tensor of unknown rank is a list of ints, however many.
import torch
import torch.nn.functional as F
from elsewhere import features

size = [d // 4 for d in features[0].shape[2:]]
F.interpolate(torch.zeros(1, 3, 16, 16), size=size, mode="bilinear")
F.interpolate(torch.zeros(1, 3, 16, 16), size=[size], mode="bilinear")  # want "size must be ints, not list"
