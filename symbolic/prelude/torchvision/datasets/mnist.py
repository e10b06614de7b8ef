"""torchvision/datasets/mnist.py"""
import torch
from _pylib import unknown
from PIL.Image import Image
from torchvision.datasets.vision import Labelled, size_of, some_names


class MNIST(Labelled):
    _names = [
        "0 - zero",
        "1 - one",
        "2 - two",
        "3 - three",
        "4 - four",
        "5 - five",
        "6 - six",
        "7 - seven",
        "8 - eight",
        "9 - nine",
    ]
    classes = _names

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, 60000 if train else 10000, transform, target_transform)
        self.train = train
        self._fill()

    def _fill(self):
        self.data = torch.empty(self._length, 28, 28, dtype=torch.uint8)
        self.targets = torch.randint(0, self._classes, (self._length,))

    @property
    def train_data(self):
        return self.data

    test_data = train_data

    @property
    def train_labels(self):
        return self.targets

    test_labels = train_labels

    def __len__(self):
        return len(self.data)

    def _image(self):
        return Image("L", 28, 28)


class FashionMNIST(MNIST):
    _names = [
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot",
    ]
    classes = _names


class KMNIST(MNIST):
    _names = ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]
    classes = _names


# classes, images to train with, images to test with
_EMNIST = {
    "byclass": (62, 697932, 116323),
    "bymerge": (47, 697932, 116323),
    "balanced": (47, 112800, 18800),
    "letters": (27, 124800, 20800),
    "digits": (10, 240000, 40000),
    "mnist": (10, 60000, 10000),
}


class EMNIST(MNIST):
    def __init__(self, root, split, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, train, transform, target_transform)
        row = size_of(_EMNIST, split)
        self.split = split
        if isinstance(row, tuple):
            self._classes, self._length = row[0], row[1] if train else row[2]
        else:
            self._classes, self._length = unknown("int"), unknown("int")
        self.classes = some_names(self._classes) if isinstance(row, tuple) else unknown()
        self._fill()


class QMNIST(MNIST):
    def __init__(self, root, what=None, compat=True, train=True, **kwargs):
        super().__init__(root, train, **kwargs)
        parts = {"train": 60000, "test": 60000, "test10k": 10000, "test50k": 50000, "nist": 402953}
        self._length = size_of(parts, what or ("train" if train else "test"), "what")
        self.compat = compat
        self._fill()

    def __getitem__(self, index):
        if self.compat:
            return super().__getitem__(index)
        return self._item(self._image(), torch.zeros(8, dtype=torch.int64))


class MovingMNIST(Labelled):
    def __init__(self, root, split=None, split_ratio=10, download=False, transform=None):
        super().__init__(root, 10000, transform)
        frames = 20
        if split is not None:
            frames = split_ratio if split == "train" else 20 - split_ratio
        self.data = torch.empty(10000, frames, 1, 64, 64, dtype=torch.uint8)

    def __getitem__(self, index):
        clip = self.data[0]
        return clip if self.transform is None else self.transform(clip)
