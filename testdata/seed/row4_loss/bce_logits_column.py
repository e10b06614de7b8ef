import torch
import torch.nn as nn


class Binary(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(20, 1)

    def forward(self, x):
        return self.fc(x)


model = Binary()
criterion = nn.BCEWithLogitsLoss()
labels = torch.randint(0, 2, (16,)).float()
loss = criterion(model(torch.randn(16, 20)), labels)  # want "16"
