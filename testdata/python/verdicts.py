# A handler that tells of the exception and returns that it failed hides no fault; one that tries sizes does.
import logging
import torch
from torch import nn

log = logging.getLogger(__name__)
model = nn.Linear(40 + 10, 4)


def main():
    try:
        out = model(torch.rand(8, 40))  # want "50 features, got 40"
    except RuntimeError as err:
        log.error("forward pass failed: %s", err)
        return 1
    print(out.shape)
    return 0


def works(net, x):
    try:
        net(x)
        return True
    except RuntimeError as e:
        print(f"error: {e}")
        return False


def fits(net, x):
    try:
        net(x)
        return True
    except RuntimeError:
        return False


main()
works(model, torch.rand(8, 50))
fits(model, torch.rand(8, 40))
