import torch
import torch.nn as nn
import yaml


class Net(nn.Module):
    def __init__(self, in_features, num_classes, hidden):
        super().__init__()
        sizes = [in_features, *hidden, num_classes]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)  # want "128"
        return x


config = yaml.safe_load(open("config.yaml"))
model = Net(**config["model"])
out = model(torch.randn(config["train"]["batch_size"], 128))
