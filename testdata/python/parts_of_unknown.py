"""What becomes a part of something unknown may be called by its methods."""
import torch
from app import App


class Detector:
    def __init__(self):
        self.given = None
        self.width = 4

    def prepare(self, **given):
        self.given = given


detector = Detector()
app = App()
app.models = {"detection": detector}
app.prepare(width=3)
print(detector.given["width"])
torch.zeros(3) + torch.zeros(detector.width)  # want "3 against 4"
