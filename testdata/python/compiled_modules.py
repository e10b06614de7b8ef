import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 12)

    def forward(self, x):
        return self.fc(x)


scripted = torch.jit.script(Net())
y = scripted(torch.randn(5, 8))
traced = torch.jit.trace(nn.Sequential(nn.Linear(12, 4), nn.ReLU()), torch.randn(3, 12))
traced(torch.randn(2, 13))  # want "12 features, got 13"
nn.Linear(5, 1)(traced(y))  # want "5 features, got 4: input is \[5, 4\]"
traced.save("net.pt")
text = str(scripted.graph) + scripted.code
lines = len(scripted.code.split("\n"))
buffer = scripted.save_to_buffer()
frozen = torch.jit.freeze(scripted.eval())
