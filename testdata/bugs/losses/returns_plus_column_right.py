import torch
from torch import nn


class V(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 1))

    def forward(self, s):
        return self.net(s)


def gae(rewards, values, gamma=0.99, lam=0.95):
    adv, last = torch.zeros_like(rewards), 0.0
    for t in reversed(range(len(rewards))):
        nxt = values[t + 1] if t + 1 < len(rewards) else 0.0
        delta = rewards[t] + gamma * nxt - values[t]
        adv[t] = last = delta + gamma * lam * last
    return adv


v = V()
states, rewards = torch.randn(30, 4), torch.randn(30)
values = v(states).squeeze(-1)
adv = gae(rewards, values.detach())
returns = adv + values.detach()
loss = ((values - returns) ** 2).mean()
loss.backward()
print(loss.item())
