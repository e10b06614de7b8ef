import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(20, 10)
        self.log_softmax = nn.LogSoftmax(dim=1)

    def forward(self, x):
        return self.log_softmax(self.fc(x))


criterion = nn.NLLLoss()
loss = criterion(Net()(torch.randn(16, 20)), torch.randint(0, 10, (16,)))
print(loss.item())
