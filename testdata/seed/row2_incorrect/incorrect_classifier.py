import torch
import torch.nn as nn


class IncorrectClassifier(nn.Module):
    def __init__(self, input_size, num_classes):
        super().__init__()
        self.fc = nn.Linear(input_size + 10, num_classes)

    def forward(self, x):
        return self.fc(x)  # want "(138.*128|128.*138)"


model = IncorrectClassifier(128, 10)
input_tensor = torch.randn(32, 128)
try:
    output_tensor = model(input_tensor)
    print(output_tensor.shape)
except Exception as e:
    print(f"Error: {e}")
