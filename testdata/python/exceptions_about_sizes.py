"""Exceptions of the program itself are findings if they are about sizes."""
import torch
import torch.nn as nn


class Pair(nn.Module):
    def __init__(self, in_ch, out_ch):
        super().__init__()
        if in_ch != out_ch:
            raise ValueError("wrong")  # want "raises ValueError: wrong"


class Heads(nn.Module):
    def __init__(self, width, n):
        super().__init__()
        assert width % n == 0  # want "width % n == 0"


def folder(path=""):
    if path == "":
        raise ValueError("give a path")


def mode(name="both"):
    if name not in ("train", "test"):
        raise RuntimeError("no such mode")


def filled(items=()):
    if len(items) == 0:
        raise ValueError("nothing to do")


def device():
    if not torch.cuda.is_available():
        raise RuntimeError("a batch needs a GPU")


def test_pair():
    Pair(3, 4)


def test_folder():
    folder()


def test_mode():
    mode()


def test_filled():
    filled()


def test_device():
    device()


Heads(10, 4)
