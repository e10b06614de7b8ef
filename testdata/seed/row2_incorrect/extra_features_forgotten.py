import torch
import torch.nn as nn


class ClassifierWithMeta(nn.Module):
    def __init__(self, input_size, num_classes):
        super().__init__()
        self.fc = nn.Linear(input_size + 10, num_classes)

    def forward(self, x, meta=None):
        if meta is not None:
            x = torch.cat([x, meta], dim=1)
        return self.fc(x)  # want "138"


model = ClassifierWithMeta(128, 10)
try:
    out = model(torch.randn(32, 128))
    print(out.shape)
except Exception as e:
    print(f"Error: {e}")
