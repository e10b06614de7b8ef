"""What is shown of a loop changes nothing in it."""
from _pylib import unknown


def track(sequence, *args, **kwargs):
    return sequence


class Progress:
    def __init__(self, *columns, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def track(self, sequence, *args, **kwargs):
        return sequence

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")


def __getattr__(name):
    return unknown("")
