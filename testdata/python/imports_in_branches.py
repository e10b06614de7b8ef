"""Names that only one side of a branch has read, that a failed import would have bound, that exec binds."""
import inspect
import sys

import torch
from numpy import prod
from torch.utils.data import DataLoader, IterableDataset
from tqdm import tqdm

try:
    import surely_not_installed
except ImportError:
    print("install it first")

if len(sys.argv) > 3:
    size = int(prod((2, 3)))
else:
    size = 6
torch.zeros(size, 2) @ torch.zeros(3, 1)  # want "2.*3"
torch.zeros(int(prod((2, 2)))) @ torch.zeros(3)  # want "4.*3"


def uses():
    return surely_not_installed.detector()


uses()


def version():
    exec("number = 3")
    return locals()["number"]


torch.zeros(version())


def options(a, b, c=3, *d, e, **f):
    pass


torch.zeros(len(inspect.getfullargspec(options)[0])) @ torch.zeros(2)  # want "3.*2"

assert torch.cuda.is_available(), "training needs a GPU"

bar = tqdm(total=4)
if bar:
    torch.zeros(2) @ torch.zeros(3)  # want "2.*3"


class Stream(IterableDataset):
    def __iter__(self):
        yield from [torch.zeros(5) for _ in range(30)]


batches = [batch for batch in DataLoader(Stream(), batch_size=4)]
torch.cat(batches) @ torch.zeros(6, 1)  # want "5.*6"
torch.zeros(len(batches)) @ torch.zeros(7)  # want "8.*7"

if size > 100:
    raise ValueError("no folder given")


def folder(path=""):
    if not path:
        raise ValueError("no folder given")


folder()

try:
    import not_installed_either
    from not_installed_either import helper
except ImportError:
    not_installed_either = None
    helper = None

not_installed_either.run(helper(3))
