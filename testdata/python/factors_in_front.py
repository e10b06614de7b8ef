"""Of old, factors stand before what they multiply; torch still takes them there."""
import torch

x, y, m, b = torch.zeros(3), torch.ones(3), torch.zeros(3, 3), torch.zeros(2, 3, 3)
x.add_(-0.1, y)
x.sub_(2, y)
torch.add(x, 2, y, out=x)
x.add(2, other=y)
x.addcmul_(0.5, y, y).addcdiv_(0.5, y, y)
torch.addmm(0.5, m, 2, m, m) + torch.addmm(0.5, m, m, m) + m.addmm(0.5, m, m) + m.addmm_(0.5, 2, m, m)
torch.addmv(0.5, x, m, y) + x.addmv_(1, 2, m, y) + x.addmv(2, m, y)
torch.baddbmm(0.5, b, 2, b, b) + b.baddbmm(0.5, b, b) + torch.addbmm(0.5, m, b, b)
m.addr_(2, x, x).addr_(2, 3, x, x)
torch.add(x, 2, torch.ones(4))  # want "3 against 4"
torch.add(x, y, y)  # want "alpha"
m.addmm(0.5, torch.zeros(3, 4), m)  # want "4 columns against 3 rows"
torch.addmm(m, m, m, 0.5)  # want "addmm"
