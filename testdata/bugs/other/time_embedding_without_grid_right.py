import math
import torch
import torch.nn as nn


class SinusoidalPE(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.dim = dim

    def forward(self, t):
        half = self.dim // 2
        emb = math.log(10000) / (half - 1)
        emb = torch.exp(torch.arange(half, device=t.device) * -emb)
        emb = t[:, None] * emb[None, :]
        return torch.cat((emb.sin(), emb.cos()), dim=-1)


class Block(nn.Module):
    def __init__(self, cin, cout, tdim, up=False):
        super().__init__()
        self.time = nn.Linear(tdim, cout)
        if up:
            self.conv1 = nn.Conv2d(2 * cin, cout, 3, padding=1)
            self.tr = nn.ConvTranspose2d(cout, cout, 4, 2, 1)
        else:
            self.conv1 = nn.Conv2d(cin, cout, 3, padding=1)
            self.tr = nn.Conv2d(cout, cout, 4, 2, 1)
        self.norm = nn.GroupNorm(8, cout)

    def forward(self, x, t):
        h = torch.relu(self.norm(self.conv1(x)))
        te = torch.relu(self.time(t))
        h = h + te[(...,) + (None,) * 2]
        return self.tr(h)


class SimpleUnet(nn.Module):
    def __init__(self, ch=(16, 32, 64), tdim=24):
        super().__init__()
        self.time_mlp = nn.Sequential(SinusoidalPE(tdim), nn.Linear(tdim, tdim), nn.ReLU())
        self.conv0 = nn.Conv2d(3, ch[0], 3, padding=1)
        self.downs = nn.ModuleList([Block(ch[i], ch[i + 1], tdim) for i in range(len(ch) - 1)])
        rev = ch[::-1]
        self.ups = nn.ModuleList([Block(rev[i], rev[i + 1], tdim, up=True) for i in range(len(rev) - 1)])
        self.out = nn.Conv2d(rev[-1], 3, 1)

    def forward(self, x, t):
        t = self.time_mlp(t)
        x = self.conv0(x)
        res = []
        for d in self.downs:
            x = d(x, t)
            res.append(x)
        for u in self.ups:
            x = u(torch.cat((x, res.pop()), dim=1), t)
        return self.out(x)


T = 100
betas = torch.linspace(1e-4, 0.02, T)
alphas_cumprod = torch.cumprod(1.0 - betas, dim=0)


def get_index(vals, t, shape):
    out = vals.gather(-1, t)
    return out.reshape(t.shape[0], *((1,) * (len(shape) - 1)))


def q_sample(x0, t):
    noise = torch.randn_like(x0)
    return get_index(alphas_cumprod.sqrt(), t, x0.shape) * x0 + get_index((1 - alphas_cumprod).sqrt(), t, x0.shape) * noise, noise


model = SimpleUnet()
x0 = torch.rand(6, 3, 32, 32)
t = torch.randint(0, T, (6,)).long()
xt, noise = q_sample(x0, t)
loss = nn.functional.l1_loss(noise, model(xt, t))
loss.backward()
print(loss.item())
