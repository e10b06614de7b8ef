"""A model that is chosen from the namespace of a package, which has it from a star import."""
import zoo
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = zoo.__dict__["small"]()
        self.has_other = vars(zoo).get("large") is not None

    def forward(self, x):
        return self.model(x)
