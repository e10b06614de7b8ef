"""Parameters of a module of which one layer is not known: where its own come among the others nobody knows."""
import numpy as np
import torch.nn as nn
from nowhere import env


class Critic(nn.Module):
    def __init__(self, env):
        super().__init__()
        self.first = nn.Linear(np.array(env.observations.shape).prod() + np.prod(env.actions.shape), 256)
        self.second = nn.Linear(256, 256)
        self.third = nn.Linear(256, 1)


target, online = Critic(env), Critic(env)
for a, b in zip(online.parameters(), target.parameters()):
    b.data.copy_(0.1 * a.data + 0.9 * b.data)
for (_, a), (_, b) in zip(online.named_parameters(), target.named_parameters()):
    b.data.copy_(0.1 * a.data + 0.9 * b.data)
for a, b in zip(online.third.parameters(), online.second.parameters()):
    a.data.copy_(b.data)  # want "copy_: the tensor has shape \[1(, 256)?\]"
