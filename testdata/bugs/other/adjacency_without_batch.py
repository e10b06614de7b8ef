import torch
import torch.nn as nn
import torch.nn.functional as F


class GraphConv(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(i, o))
        self.bias = nn.Parameter(torch.zeros(o))
        nn.init.kaiming_uniform_(self.weight)

    def forward(self, x, adj):
        return torch.bmm(adj, x @ self.weight) + self.bias  # want "wrong-rank"


class GAT(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.W = nn.Linear(i, o, bias=False)
        self.a = nn.Linear(2 * o, 1, bias=False)

    def forward(self, x, adj):
        h = self.W(x)
        B, N, D = h.shape
        hi = h.unsqueeze(2).expand(B, N, N, D)
        hj = h.unsqueeze(1).expand(B, N, N, D)
        e = F.leaky_relu(self.a(torch.cat([hi, hj], -1)).squeeze(-1))
        e = e.masked_fill(adj == 0, -1e9)
        return torch.softmax(e, dim=-1) @ h


class MolNet(nn.Module):
    def __init__(self, feats, hid, out):
        super().__init__()
        self.g1 = GraphConv(feats, hid)
        self.g2 = GAT(hid, hid)
        self.out = nn.Linear(hid, out)

    def forward(self, x, adj):
        x = F.relu(self.g1(x, adj))
        x = F.elu(self.g2(x, adj))
        return self.out(x.mean(1))


x = torch.randn(6, 10, 7)
adj = (torch.rand(10, 10) > 0.5).float()
adj = adj + torch.eye(10)
print(MolNet(7, 16, 2)(x, adj).shape)
