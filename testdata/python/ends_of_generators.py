"""What generators return, what stacks of context managers undo, and what asynchronous objects are asked."""

import asyncio
from contextlib import ExitStack

import torch

log = []


def batches():
    yield 1
    return 4


def epochs():
    size = yield from batches()
    yield size


torch.zeros(4).view(list(epochs())[1])
torch.zeros(3).view(list(epochs())[1])  # want "invalid-view"

sizes = [1, 5, 7]
if any((hit := size) > 4 for size in sizes):
    torch.zeros(5).view(hit)
wide = [last := size for size in sizes]
torch.zeros(6).view(last)  # want "invalid-view"


class Frozen:
    def __init__(self, swallow=False):
        self.swallow = swallow

    def __enter__(self):
        log.append(1)

    def __exit__(self, kind, error, trace):
        log.append(2 if kind is None else 3)
        return self.swallow


with ExitStack() as stack:
    stack.enter_context(Frozen())
    stack.callback(log.append, 5)
torch.zeros(10).view(log)
torch.zeros(9).view(log)  # want "invalid-view"

del log[:]
with ExitStack() as stack:
    stack.enter_context(Frozen(swallow=True))
    stack.enter_context(Frozen())
    raise ValueError
torch.zeros(9).view(log)


class Stream:
    async def __aenter__(self):
        return 2, 3

    async def __aexit__(self, *error):
        return None

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


async def read():
    async with Stream() as (height, width):
        torch.zeros(6).view(height, width)
    async for item in Stream():
        torch.zeros(item)


asyncio.run(read())
torch.zeros(2).view(len("ß".upper()))
