"""What runs at another time or place: threads, calls up to a sentinel, text that is evaluated."""
import argparse
import threading
from itertools import islice

import torch
import torch.nn as nn
from somewhere import memory


class Peak:
    """Watches the memory."""

    def __init__(self):
        self.on = False
        self.seen = []

    def monitor(self):
        self.peak = -1
        while True:
            self.peak = max(memory(), self.peak)
            self.seen.append(1)
            if not self.on:
                break

    def start(self):
        self.on = True
        self.thread = threading.Thread(target=self.monitor, daemon=True)
        self.thread.start()

    def stop(self):
        self.on = False
        self.thread.join()
        return self.peak


peak = Peak()
peak.start()
peak.stop()
max(peak.seen)


def in_groups(items, size):
    items = iter(items)
    return iter(lambda: tuple(islice(items, size)), ())


nn.Linear(len(list(in_groups(range(7), 3))), 2)(torch.zeros(1, 5))  # want "takes 3 features, got 5"

parser = argparse.ArgumentParser()
parser.add_argument("--width", type=int, default=3)
options = parser.parse_args()


def has(args):
    def check(name):
        return hasattr(args, name) and eval(f"args.{name}")

    return check("width")


nn.Linear(4 if has(options) else 5, 2)(torch.zeros(1, 5))  # want "takes 4 features, got 5"
