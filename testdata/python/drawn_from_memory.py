"""What a program remembers in lists of numbers, and draws from, has their length."""
import random
from collections import deque, namedtuple

import simulator
import torch
import torch.nn as nn

Step = namedtuple("Step", ("state", "action"))
memory = deque(maxlen=500)


def observe():
    return [random.random() for _ in range(4)]


state, done = observe(), False
while not done:
    memory.append(Step(state, random.randrange(2)))
    state, done = observe(), simulator.over()

drawn = Step(*zip(*random.sample(memory, 16)))
states, actions = torch.tensor(drawn.state), torch.tensor(drawn.action)
values = nn.Linear(4, 2)(states)
nn.Linear(5, 2)(states)  # want "takes 5 features, got 4"
values.gather(1, actions.unsqueeze(1))
values.gather(1, actions)  # want "gather"

# Of lists of other lengths, or that grow, nobody knows how long one is.
ragged = [[1, 2], [1, 2, 3]]
nn.Linear(2, 1)(torch.tensor(random.choice(ragged), dtype=torch.float))
grown = [0.0]
for item in simulator.items():
    grown = grown + [item]
nn.Linear(7, 1)(torch.tensor(grown))
