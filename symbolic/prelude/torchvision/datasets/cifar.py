"""torchvision/datasets/cifar.py and others whose images all have one small size."""
import torch
from _pylib import unknown_list
from numpy._core import wrap
from PIL.Image import Image
from torchvision.datasets.vision import Labelled, label, size_of


def _array(*sizes):
    return wrap(torch.empty(*sizes, dtype=torch.uint8))


class CIFAR10(Labelled):
    _names = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, 50000 if train else 10000, transform, target_transform)
        self.train = train
        self.data = _array(self._length, 32, 32, 3)
        self.targets = unknown_list(label(self._classes))

    def __len__(self):
        return len(self.data)

    def _image(self):
        return Image("RGB", 32, 32)


class CIFAR100(CIFAR10):
    _names = None
    _classes = 100


class SVHN(Labelled):
    def __init__(self, root, split="train", transform=None, target_transform=None, download=False):
        n = size_of({"train": 73257, "test": 26032, "extra": 531131}, split)
        super().__init__(root, n, transform, target_transform)
        self.split = split
        self.data = _array(n, 3, 32, 32)
        self.labels = wrap(torch.randint(0, 10, (n,)))

    def __len__(self):
        return len(self.data)

    def _image(self):
        return Image("RGB", 32, 32)


class STL10(Labelled):
    _names = ["airplane", "bird", "car", "cat", "deer", "dog", "horse", "monkey", "ship", "truck"]

    def __init__(self, root, split="train", folds=None, transform=None, target_transform=None, download=False):
        n = size_of({"train": 5000, "train+unlabeled": 105000, "unlabeled": 100000, "test": 8000}, split)
        if folds is not None and split == "train":
            n = 1000
        super().__init__(root, n, transform, target_transform)
        self.split = split
        self.data = _array(n, 3, 96, 96)
        self.labels = wrap(torch.randint(-1, 10, (n,)))

    def __len__(self):
        return len(self.data)

    def _image(self):
        return Image("RGB", 96, 96)


class USPS(Labelled):
    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        n = 7291 if train else 2007
        super().__init__(root, n, transform, target_transform)
        self.data = _array(n, 16, 16)
        self.targets = unknown_list(label(10))

    def _image(self):
        return Image("L", 16, 16)


class SEMEION(Labelled):
    def __init__(self, root, transform=None, target_transform=None, download=True):
        super().__init__(root, 1593, transform, target_transform)
        self.data = _array(1593, 16, 16)
        self.labels = wrap(torch.randint(0, 10, (1593,)))

    def _image(self):
        return Image("L", 16, 16)
