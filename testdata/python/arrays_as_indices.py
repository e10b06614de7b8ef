"""numpy takes arrays of small integers for indices, where torch takes bytes for a mask."""
import numpy as np
import torch

labels = np.zeros((4, 6), dtype=np.uint8)
colours = np.zeros((21, 3), dtype=np.uint8)
painted = torch.from_numpy(colours[labels])
nn = torch.nn.Conv2d(4, 8, 1)
nn(painted.permute(2, 0, 1)[None].float())  # want "nn takes 4 channels, got 3"
one_hot = torch.from_numpy(np.eye(22)[labels.reshape([-1])])
one_hot.view(4, 6, 21)  # want "528"
ranks = np.arange(6)[np.zeros((2, 3), dtype=np.int16)]
torch.from_numpy(ranks) + torch.zeros(2, 4)  # want "\[2, 3\] and \[2, 4\] do not broadcast"
colours[labels[0]] = 1
np.zeros((4, 6))[labels.T.astype(bool)]  # want "mask \[6, 4\] does not fit the tensor \[4, 6\]"
