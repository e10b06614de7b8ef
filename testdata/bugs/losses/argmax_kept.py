# argmax with keepdim is a column: compared with a vector of labels it meets each of them.
import torch
from torch import nn

model = nn.Linear(20, 5)
x, y = torch.randn(50, 20), torch.randint(0, 5, (50,))
pred = model(x).argmax(1, keepdim=True)
accuracy = (pred == y).float().mean()  # want "each prediction meets each target"
