"""torchvision/datasets/vision.py: items of the right kind and size, labels in range."""
import torch
from _pylib import unknown, unknown_list
from torch.utils.data import Dataset


class VisionDataset(Dataset):
    _in_part_ = True

    def __init__(self, root=None, transforms=None, transform=None, target_transform=None):
        if transforms is not None and (transform is not None or target_transform is not None):
            raise ValueError("Only transforms or transform/target_transform can be passed as argument")
        self.root = root
        self.transform = transform
        self.target_transform = target_transform
        self.transforms = transforms

    def _item(self, img, target):
        if self.transforms is not None:
            return self.transforms(img, target)
        if self.transform is not None:
            img = self.transform(img)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return img, target


def label(n):
    return torch.randint(0, n, ()).item()


def size_of(splits, split, argument="split"):
    """How many items a part of a data set has; unknown if the part is."""
    if not isinstance(split, str):
        return unknown("int")
    if split not in splits:
        raise ValueError(f"Unknown value '{split}' for argument {argument}. Valid values are {tuple(splits)}.")
    return splits[split]


def some_names(n):
    return [unknown("str") for _ in range(n)]


class Labelled(VisionDataset):
    """Images of classes; what its parts count and how its images look is said by each set."""

    _classes = 10
    _names = None

    def __init__(self, root, length, transform=None, target_transform=None):
        super().__init__(root, None, transform, target_transform)
        self._length = length

    @property
    def classes(self):
        return some_names(self._classes) if self._names is None else self._names

    @property
    def class_to_idx(self):
        return {c: i for i, c in enumerate(self.classes)} if self._names is not None else unknown()

    def __len__(self):
        return self._length

    def _image(self):
        raise NotImplementedError

    def __getitem__(self, index):
        return self._item(self._image(), label(self._classes))
