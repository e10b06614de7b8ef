"""What a context manager does that is entered by hand, or by an ExitStack, has been done: how much of it is not known."""
from contextlib import ExitStack, contextmanager

import torch

log = []


@contextmanager
def noted(n):
    log.append(n)
    yield n
    log.append(-n)


torch.zeros(2).view(len(log) + 1)  # want "does not hold the 2 elements"
manager = noted(3)
manager.__enter__()
torch.zeros(2).view(len(log) + 1)
manager.__exit__(None, None, None)
torch.zeros(3).view(len(log) + 1)
with ExitStack() as stack:
    stack.enter_context(noted(4))
    torch.zeros(4).view(len(log) + 1)
torch.zeros(5).view(len(log) + 1)

plain = []
with noted(5):
    plain.append(1)
torch.zeros(5).view(len(plain), 2)  # want "does not hold the 5 elements"
