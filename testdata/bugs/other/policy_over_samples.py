# A distribution over actions whose probabilities sum to one over the states.
import torch
from torch import nn
from torch.distributions.categorical import Categorical


class Policy(nn.Module):
    def __init__(self, sizes, actions):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(sizes, 64), nn.Tanh())
        self.pi = nn.Linear(64, actions)

    def forward(self, obs):
        return torch.softmax(self.pi(self.body(obs)), dim=0)  # want "dim=0 is the batch"


dist = Categorical(Policy(8, 4)(torch.randn(32, 8)))
loss = -(dist.log_prob(dist.sample()) * torch.randn(32)).mean()
