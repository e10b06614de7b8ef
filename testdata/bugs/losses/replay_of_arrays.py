import random

import numpy as np
import torch
from torch import nn


class Replay:
    """Samples of arrays, drawn from many: what is alike for all is known of each."""

    def __init__(self):
        self.items = []

    def push(self, state, action, reward):
        self.items.append((state, action, reward))

    def sample(self, n):
        states, actions, rewards = zip(*random.sample(self.items, n))
        weights = np.array([random.random() for _ in range(n)], dtype=np.float32)
        return torch.from_numpy(np.stack(states)), torch.tensor(actions), torch.tensor(rewards), torch.from_numpy(weights)


replay = Replay()
for _ in range(40):
    replay.push(np.random.randn(4).astype(np.float32), random.randint(0, 1), random.random())

net = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2))
states, actions, rewards, weights = replay.sample(16)
nn.Linear(5, 2)(states)  # want "5 features, got 4: input is \[16, 4\]"

chosen = net(states).gather(1, actions.unsqueeze(1))
error = chosen - rewards  # want "each prediction meets each target"
loss = (chosen.pow(2) * weights).mean()  # want "each prediction meets each target"

chosen = chosen.squeeze(1)
loss = ((chosen - rewards).pow(2) * weights).mean()
