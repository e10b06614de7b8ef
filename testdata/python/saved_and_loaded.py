"""A file that the program has saved itself holds what was put into it; of other files nobody knows what is in them."""
import os
from pathlib import Path

import torch
import torch.nn as nn


def net(width):
    return nn.Sequential(nn.Linear(4, width), nn.ReLU(), nn.Linear(width, 2))


out = Path("runs")
model, best = net(8), 0.0
for epoch in range(20):
    accuracy = model(torch.rand(3, 4)).mean().item()
    state = {"epoch": epoch, "model": model.state_dict(), "history": [accuracy]}
    torch.save(state, out / "last.pt")
    if accuracy > best:
        best = accuracy
        torch.save(state, os.path.join("runs", "best.pt"))

last = torch.load(out / "last.pt", map_location="cpu", weights_only=True)
model.load_state_dict(last["model"])
net(8).load_state_dict(torch.load("runs/best.pt")["model"])
net(9).load_state_dict(last["model"])  # want "is .9, 4., what is loaded is .8, 4."
last["model"]["2.weight"] @ torch.zeros(9, 1)  # want "8 columns against 9 rows"

# Others know it by what it was when it was saved, and what is done to it later does not reach the file.
del last["model"]["0.weight"]
net(8).load_state_dict(torch.load("runs/last.pt")["model"])
net(8).load_state_dict(last["model"])  # want "0.weight"

# Objects of classes, files of others and names that are not known prove nothing.
torch.save(model, "whole.pt")
torch.load("whole.pt", weights_only=False)(torch.rand(3, 7))
net(9).load_state_dict(torch.load("pretrained.pt"))
if not os.path.exists("cache.pt"):
    torch.save(net(8).state_dict(), "cache.pt")
net(9).load_state_dict(torch.load("cache.pt"))
for name in os.listdir("runs"):
    torch.save(net(8).state_dict(), name)
    net(8).load_state_dict(torch.load(name))
