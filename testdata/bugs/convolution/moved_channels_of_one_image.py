# An image whose channels were moved before it got its batch dimension is no tensor with the channels last:
# what a convolution makes of it is contiguous. One that had the dimension before is.
import numpy as np
import torch
from torch import nn

conv = nn.Conv2d(3, 4, 3)
picture = np.random.rand(20, 30, 3).astype(np.float32)
conv(torch.from_numpy(picture).permute(2, 0, 1).unsqueeze(0)).view(1, -1)
conv(torch.from_numpy(picture)[None].permute(0, 3, 1, 2)).view(1, -1)  # want "invalid-view|cannot be a view"
conv(torch.from_numpy(picture)[None].permute(0, 3, 1, 2)).reshape(1, -1)
