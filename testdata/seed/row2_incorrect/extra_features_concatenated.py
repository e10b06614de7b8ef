import torch
import torch.nn as nn


class ClassifierWithMeta(nn.Module):
    """The ten extra features arrive with the second argument."""

    def __init__(self, input_size, num_classes):
        super().__init__()
        self.fc = nn.Linear(input_size + 10, num_classes)

    def forward(self, x, meta):
        return self.fc(torch.cat([x, meta], dim=1))


model = ClassifierWithMeta(128, 10)
try:
    out = model(torch.randn(32, 128), torch.randn(32, 10))
    print(out.shape)
except Exception as e:
    print(f"Error: {e}")
