# A convolution without output channels is no matter of groups.
import torch

nothing = torch.nn.Conv2d(3, 0, 1)
nothing(torch.zeros(1, 3, 4, 4))  # want "there are no output channels"
torch.nn.functional.conv2d(torch.zeros(1, 4, 4, 4), torch.zeros(1, 2, 1, 1), groups=2)  # want "cannot be split into 2 groups"
