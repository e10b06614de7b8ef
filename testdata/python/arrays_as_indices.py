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

weight = torch.zeros(4, 3, 2)
weight[np.ones(4), :] = 0  # torch reads other arrays as lists of integers
assert weight[np.ones(4)].shape == (4, 3, 2)
assert weight[:, np.array([0.5, 1.5])].shape == (4, 2, 2)
assert weight[np.ones((5, 2), dtype=np.float32), 0].shape == (5, 2, 2)
assert torch.arange(6)[np.array([4.9])].item() == 4
assert weight[np.array(1.0)].shape == (3, 2)
weight[:, np.array([0.0, 3.0])]  # want "index 3"
weight[torch.ones(4)]  # want "must be long, int, byte or bool"
weight[np.ones(4)] + torch.zeros(5, 3, 2)  # want "4 against 5"
order = torch.randperm(50000).tolist()
torch.zeros(50000, 3)[order[:7000]] + torch.zeros(7000, 4)  # want "3 against 4"
