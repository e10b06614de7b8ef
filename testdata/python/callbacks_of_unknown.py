"""Methods of objects that are handed to code that is not known may have run afterwards."""
import torch
from torch import nn
from zoo import Callback, fit


class Timer(Callback):
    def __init__(self):
        super().__init__()
        self.steps, self.time = 0, 0
        self.batches = []

    def on_batch_end(self, batch):
        self.steps += 1
        self.batches.append(batch)

    def on_end(self):
        self.time = 3.0

    @property
    def speed(self):
        return self.steps / self.time


class Log:
    def __init__(self, width):
        self.width = width
        self.last = None

    def end(self, result):
        self.last = result


timer, log = Timer(), Log(3)
fit(callbacks=[timer, log])
timer.speed, timer.batches[0], log.last.shape
sum(timer.batches) / len(timer.batches)
nn.Linear(log.width, 2)(torch.zeros(2, 4))  # want "takes 3 features, got 4"
