"""What a thread has not set is not there: a program asks with a default. Functions that other threads may call are not blamed."""
import threading

import torch

state = threading.local()


class Modes(threading.local):
    def __init__(self):
        self.width = 5


def scaled(x: torch.Tensor):
    return x * state.scale


width = 3 if getattr(state, "narrow", False) else 4
torch.zeros(2, width).view(9)  # want "8 elements"
state.narrow = True
torch.zeros(2, 3 if state.narrow else 4).view(9)  # want "6 elements"
torch.zeros(2, Modes().width).view(9)  # want "10 elements"
with threading.Lock():
    worker = threading.Thread(target=scaled, args=(torch.zeros(2),))
worker.start()
