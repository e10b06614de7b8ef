"""What is read from an array of objects is what was put in, wherever that was."""
import random

import numpy as np
import torch


class Memory:
    def __init__(self, size):
        self.data = np.zeros(size, dtype=object)
        self.at = self.count = 0

    def add(self, *transition):
        self.data[self.at] = transition
        self.at = (self.at + 1) % len(self.data)
        self.count = min(self.count + 1, len(self.data))

    def get(self):
        return self.data[random.randrange(self.count)]


memory = Memory(64)
state = np.random.randn(4)
for step in range(40):
    after = np.random.randn(4)
    memory.add(state, step % 2, 1.0, after)
    state = after
torch.zeros(3) + torch.from_numpy(memory.get()[0])  # want "3 against 4"
states, actions, rewards, afters = zip(*[memory.get() for _ in range(16)])
torch.zeros(3) + torch.FloatTensor(np.stack(states))  # want "3 against 4"
torch.zeros(3) + torch.tensor(actions)  # want "3 against 16"
torch.zeros(3) + torch.tensor(rewards)  # want "3 against 16"
torch.zeros(3) + torch.from_numpy(memory.data[:8][2][3])  # want "3 against 4"
assert memory.data.shape == (64,)
mixed = np.empty(4, dtype=object)
mixed[0], mixed[1] = torch.zeros(3), torch.zeros(4)
torch.zeros(4) + mixed[1]
