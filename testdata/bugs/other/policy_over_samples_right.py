# Over the actions; one state alone has them in its first dimension.
import torch
from torch import nn
from torch.distributions.categorical import Categorical


class Policy(nn.Module):
    def __init__(self, sizes, actions):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(sizes, 64), nn.Tanh())
        self.pi = nn.Linear(64, actions)

    def forward(self, obs):
        return torch.softmax(self.pi(self.body(obs)), dim=-1)


dist = Categorical(Policy(8, 4)(torch.randn(32, 8)))
loss = -(dist.log_prob(dist.sample()) * torch.randn(32)).mean()

one = Categorical(torch.softmax(nn.Linear(8, 4)(torch.randn(8)), dim=0)).sample()
