"""What a module is made of is modules, and what it keeps is tensors."""
import torch
import torch.nn as nn


class Listed(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.net = nn.Sequential([nn.Linear(dim, 3), nn.ReLU()])  # want "list is not a Module subclass"

    def forward(self, x):
        return self.net(x)


nn.Sequential(nn.Linear(2, 3), nn.ReLU)  # want "ReLU is not a Module subclass"
nn.ModuleDict({"width": 3})  # want "int is not a Module subclass"
nn.Module().register_buffer("pi", 3.14)  # want "cannot assign 'float' object to buffer 'pi'"
nn.Module().register_parameter("scale", [1.0])  # want "cannot assign 'list' object to parameter 'scale'"
nn.Module().register_buffer("seen", None)

block = nn.Sequential(nn.Linear(4, 4), nn.ReLU())
assert len(block * 3) == 6 and len(2 * block) == 4 and len(block + block) == 4
grown = nn.Sequential(nn.Linear(4, 4))
grown *= 3
grown += block
assert len(grown) == 5
(block * 2)(torch.rand(2, 5))  # want "takes 4 features, got 5"
block + [nn.ReLU()]  # want "add operator supports only objects of Sequential class"
