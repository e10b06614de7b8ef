import torch
import torch.nn as nn


class Guarded(nn.Module):
    def __init__(self, input_size, num_classes):
        super().__init__()
        self.input_size = input_size
        self.fc = nn.Linear(input_size, num_classes)

    def forward(self, x):
        if x.size(-1) != self.input_size:
            raise ValueError(f"expected {self.input_size} features, got {x.size(-1)}")
        return self.fc(x)


model = Guarded(128, 10)
try:
    print(model(torch.randn(32, 128)).shape)
except ValueError as e:
    print(f"Error: {e}")
