# What stands behind a comparison of counters runs in a later iteration only.
import random
from collections import deque

import numpy as np
import torch
from torch import nn

count = 0
for i in range(60):
    x = nn.Linear(3, 4)(torch.zeros(5, 3))
    count = min(count + 1, 50)
    if count >= 32:
        x + torch.zeros(5)  # want "4 against 5"
    if count > 50:
        x + torch.zeros(6)

for step in range(1000):
    y = torch.relu(x)
    if (step + 1) % 300 == 0:
        y + torch.zeros(6)  # want "4 against 6"
    if step % 100 == 50:
        y + torch.zeros(7)  # want "4 against 7"


class Memory:
    def __init__(self, capacity):
        self.states = np.zeros((capacity, 8), dtype=np.float32)
        self.actions = np.zeros(capacity, dtype=np.int64)
        self.next, self.filled = 0, 0

    def add(self, state, action):
        self.states[self.next], self.actions[self.next] = state, action
        self.next = (self.next + 1) % len(self.states)
        self.filled = min(self.filled + 1, len(self.states))

    def __len__(self):
        return self.filled

    def sample(self, n):
        chosen = np.random.randint(0, self.filled, size=n)
        return torch.from_numpy(self.states[chosen]), torch.from_numpy(self.actions[chosen])


class Agent:
    def __init__(self):
        self.values = nn.Linear(8, 4)
        self.memory = Memory(500)

    def learn(self):
        if len(self.memory) < 32:
            return
        states, actions = self.memory.sample(32)
        self.values(states).gather(1, actions)  # want "differ in their number of dimensions"


agent = Agent()
for _ in range(40):
    agent.memory.add(np.random.randn(8), np.random.randint(4))
    agent.learn()

latest = deque(maxlen=100)
t = 0
while t < 120:
    y = torch.relu(x)
    latest.append(torch.zeros(4))
    if len(latest) == 100:
        torch.stack(random.sample(list(latest), 100)) @ torch.zeros(5)  # want "4.*5"
    t += 1
    if t == 70:
        y + torch.zeros(8)  # want "4 against 8"
