import torch
from torch import nn, autograd


def gradient_penalty(D, real, fake):
    alpha = torch.rand(real.size(0), 1)
    mix = (alpha * real + (1 - alpha) * fake).requires_grad_(True)  # want "incompatible-shapes" "incompatible-shapes"
    out = D(mix)
    grad = autograd.grad(out, mix, grad_outputs=torch.ones_like(out), create_graph=True, retain_graph=True)[0]
    grad = grad.view(grad.size(0), -1)
    return ((grad.norm(2, dim=1) - 1) ** 2).mean()


class G(nn.Module):
    def __init__(self, nz=10, n_cls=4):
        super().__init__()
        self.emb = nn.Embedding(n_cls, 6)
        self.net = nn.Sequential(nn.Linear(nz + 6, 64), nn.ReLU(), nn.Linear(64, 16 * 4 * 4), nn.Unflatten(1, (16, 4, 4)), nn.Upsample(scale_factor=2), nn.Conv2d(16, 3, 3, padding=1), nn.Tanh())

    def forward(self, z, y):
        return self.net(torch.cat([z, self.emb(y)], -1))


D = nn.Sequential(nn.Conv2d(3, 8, 4, 2, 1), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(8 * 4 * 4, 1))
g = G()
real = torch.randn(6, 3, 8, 8)
fake = g(torch.randn(6, 10), torch.randint(0, 4, (6,)))
loss = D(fake).mean() - D(real).mean() + 10 * gradient_penalty(D, real, fake.detach())
loss.backward()
print(loss.item())
