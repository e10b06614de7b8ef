# An attribute set under an unknown name may be one that was None or empty before.
import torch


class Checkpoint:
    def __init__(self):
        self.config = None
        self.models = {}
        self.width = 3

    def load(self, path):
        for key, value in torch.load(path).items():
            setattr(self, key, value)
        return self


loaded = Checkpoint().load("x.pt")
print(loaded.config.task, loaded.models["latest"], loaded.other)
torch.zeros(loaded.width) + torch.zeros(4)  # want "3 against 4"
Checkpoint().models["latest"]  # want "latest"
