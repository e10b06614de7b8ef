# How many values a formatted tuple has is not known where some come from the unknown.
import torch

loaded = torch.load("losses.pt")
print("%s %s %s" % ("a", *loaded))
print("%s %s %s" % loaded)
print("%(x)s" % loaded)
print("%s %s" % ("a",))  # want "not enough arguments for format string"
mean = (torch.zeros(4) * 3 + loaded.items) / 4
print(("%10s" * 2 + "%10.4g" * 6) % ("a", "b", *mean, 1, 2))
