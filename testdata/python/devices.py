"""How many devices a machine has is a matter of the machine that a program runs on."""
import torch

devices = torch.cuda.device_count()
assert 64 % devices == 0
share = 64 // devices
torch.zeros(8 * devices, 3).view(-1, 4, 5)
if devices > 1:
    torch.zeros(2, 3) @ torch.zeros(2, 3)
torch.zeros(64).view(63)  # want "64 elements"
