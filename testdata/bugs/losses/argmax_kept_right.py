# The labels as a column, too.
import torch
from torch import nn

model = nn.Linear(20, 5)
x, y = torch.randn(50, 20), torch.randint(0, 5, (50,))
pred = model(x).argmax(1, keepdim=True)
accuracy = (pred == y.view_as(pred)).float().mean()
