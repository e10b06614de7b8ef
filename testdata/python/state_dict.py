# A state_dict has an entry for each name of what it holds, and none for buffers that are not persistent.
import torch
from torch import nn


class Mask(nn.Module):
    def __init__(self, keep=True):
        super().__init__()
        self.fc = nn.Linear(3, 4)
        self.register_buffer("mask", torch.ones(4), persistent=False)
        self.register_buffer("scale", torch.ones(2))
        self.register_buffer("bias", torch.ones(5), keep)


names = list(Mask().state_dict())
torch.zeros(len(names)) + torch.zeros(3)  # want "4 against 3"
Mask().state_dict()["scale"] + torch.zeros(3)  # want "2 against 3"
Mask(False).state_dict()["bias"]  # want "bias"
torch.zeros(len(list(Mask().buffers()))) + torch.zeros(2)  # want "3 against 2"

m = Mask()
m.register_buffer("mask", torch.ones(6))
m.state_dict()["mask"] + torch.zeros(3)  # want "6 against 3"

layer = nn.Linear(2, 2)
shared = nn.Sequential(layer, layer)
torch.zeros(len(shared.state_dict())) + torch.zeros(2)  # want "4 against 2"
shared.state_dict()["1.bias"] + torch.zeros(3)  # want "2 against 3"
torch.zeros(len(list(shared.parameters()))) + torch.zeros(3)  # want "2 against 3"
