# What an undecided branch raises may be caught: the handler's answer is as possible as the body's.
import sys

import torch

flag = len(sys.argv) > 3


def assigned(flag):
    try:
        if flag:
            raise KeyError("no such size")
        n = 8
    except KeyError:
        n = 16
    return n


def returned(flag):
    try:
        if flag:
            raise KeyError
        return 8
    except KeyError:
        return 16


def checked(flag):
    if flag:
        raise ValueError("no such size")
    return 8


def called(flag):
    try:
        n = checked(flag)
    except (ValueError, RuntimeError):
        n = 16
    return n


def elsewhere(flag):
    try:
        n = checked(flag)
    except KeyError:
        n = 16
    return n


def reads(flag):
    n = 4
    try:
        if flag:
            raise ValueError
        n = 8
    except ValueError:
        n = 4 * n  # 16: the body did not come to its end
    return n


class Lazy:
    def __getattr__(self, name):
        if flag:
            raise AttributeError(name)
        return 8


for size in (assigned, returned, called):
    torch.zeros(size(flag)) + torch.zeros(8)
    torch.zeros(size(flag)) + torch.zeros(16)
torch.zeros(assigned(flag)) + torch.zeros(2)  # want "8 against 2"
torch.zeros(returned(flag)) + torch.zeros(2)  # want "8 against 2"
torch.zeros(called(flag)) + torch.zeros(2)  # want "8 against 2"
torch.zeros(reads(flag)) + torch.zeros(16)
torch.zeros(8 if hasattr(Lazy(), "width") else 16) + torch.zeros(16)
torch.zeros(8 if hasattr(Lazy(), "width") else 16) + torch.zeros(8)
torch.zeros(elsewhere(flag)) + torch.zeros(16)  # want "8 against 16"
