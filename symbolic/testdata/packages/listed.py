"""A model that is chosen from the namespace of a package, which has it from a star import."""
import zoo
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = zoo.__dict__["small"]()
        self.other = vars(zoo).get("large")

    def forward(self, x):
        return self.model(x)
