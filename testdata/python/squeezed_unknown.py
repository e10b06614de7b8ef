"""Whether a dimension of unknown size goes when it is squeezed, nobody knows: nothing rests on how many are left."""
import torch
from torch import nn

x = torch.load("x.pt")
n = x.shape[0]
y = torch.zeros(n, 3, 4)
z = y.squeeze(0)
assert z.shape == (3, 4)
if z.dim() == 2 or len(z.shape) == 2 or z.ndim != 3:
    z = z.unsqueeze(0)
nn.Linear(4, 2)(z)
torch.zeros(3).add_(y.squeeze(0).sum(-1)).copy_(y.squeeze(0).sum(-1))
torch.zeros(3)[:] = y.squeeze(0).sum(-1)
torch.stack([torch.zeros(3), y.squeeze(0).sum(-1)])
torch.cat([torch.zeros(3), y.squeeze(0).sum(-1)])
torch.mm(torch.zeros(2, 3), y.squeeze(0))
rows, columns = y.squeeze(0).shape
nn.LSTM(4, 2, batch_first=True)(y.squeeze(0).unsqueeze(0))
y.squeeze(0).transpose(0, 1).permute(1, 0).t()
torch.einsum("ij,jk->ik", y.squeeze(0), torch.zeros(4, 5))
nn.functional.cross_entropy(y.squeeze(0), torch.zeros(3, dtype=torch.long))
nn.functional.nll_loss(y.squeeze(0), torch.zeros(3, dtype=torch.long))
nn.Embedding(5, 2)(y.squeeze(0).long())
torch.where(y.squeeze(0) > 0, torch.zeros(3, 4), torch.zeros(3, 4)).expand(3, 4).reshape(3, 4).view(3, 4)
torch.gather(torch.zeros(3, 4), 1, y.squeeze(0).long())
torch.bmm(y, torch.zeros(n, 4, 2)).squeeze(0).index_select(1, torch.tensor([0, 1]))
torch.zeros(3, 4).scatter_(1, y.squeeze(0).long(), y.squeeze(0))
torch.diag(y.squeeze(0)[:, 0]).matmul(y.squeeze(0)).addmm(torch.zeros(3, 2), torch.zeros(2, 4))
nn.BatchNorm1d(4)(y.squeeze(0))
nn.Conv2d(3, 2, 1)(y[None].squeeze(1).unsqueeze(-1))
nn.MultiheadAttention(4, 2)(y.squeeze(0), y.squeeze(0), y.squeeze(0))
torch.nn.utils.rnn.pad_sequence([torch.zeros(2, 4), y.squeeze(0)])
y.squeeze(0)[torch.zeros(3, 4).bool()]
y.squeeze(0)[0, 0].backward
w = torch.zeros(1, 3, 4).squeeze(0)
assert w.dim() == len(w.shape) == 2
assert w.shape == (3, 5)  # want "assertion fails"
