"""Arguments that are not known may give any field; what lists and dictionaries of one's own class hold may differ by branch."""
from collections import deque
from dataclasses import dataclass, replace

import torch
from zoo import environment, parse


@dataclass
class Options:
    width: int | None = None
    height: int | None = None
    depth: int = 3


def checked(options):
    if options.depth is None:
        raise ValueError("no depth")
    assert options.width is not None and options.height is not None, "both are needed"  # want "both are needed"
    return replace(options, depth=5)


given = parse()
torch.zeros(checked(Options(**given)).depth) @ torch.zeros(9)  # want "5.*9"
checked(Options(*given))
checked(Options(width=3, **given))


class Buffer:
    def __init__(self, length):
        self.length = length
        self.steps = deque(maxlen=length)

    def add(self, reward, done):
        self.steps.append((reward, done))
        if len(self.steps) < self.length:
            return None
        first = self.steps[0][0]
        if done:
            self.steps.clear()
        return first


buffer = Buffer(2)
for step in range(4):
    buffer.add(*environment.step())

generator = torch.Generator()
generator.set_state(generator.get_state())
torch.zeros(5056) + generator.get_state()[:-1]  # want "5056.*5055"

checked(Options(width=3, depth=4))
