"""Arguments that an unknown sequence spreads may be those that an operation needs."""
import torch
from parts import things

several = [t for t in things()]
torch.sub(*several)
torch.where(*several)
torch.nn.functional.linear(*several)
torch.nn.Linear(*several)
torch.bmm(**things())
torch.nn.functional.conv2d(torch.randn(1, 3, 4, 4), *several)
torch.sub(torch.zeros(3), torch.zeros(4), *several)  # want "3 against 4"
