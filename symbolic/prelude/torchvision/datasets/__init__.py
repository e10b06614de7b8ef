"""torchvision.datasets: items of the right shape, labels in range. A name that is not here is unknown."""
import torch
from _pylib import unknown, unknown_list
from numpy._core import wrap
from torch.utils.data import Dataset
from torchvision.transforms._picture import Picture


def __getattr__(name):
    return unknown()


class VisionDataset(Dataset):
    def __init__(self, root=None, transforms=None, transform=None, target_transform=None):
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


def _label(n):
    return torch.randint(0, n, ()).item()


class MNIST(VisionDataset):
    classes = [
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
    _sizes = (60000, 10000)

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, None, transform, target_transform)
        self.train = train
        n = self._sizes[0] if train else self._sizes[1]
        self._length = n
        self.data = torch.empty(n, 28, 28, dtype=torch.uint8)
        self.targets = torch.randint(0, len(self.classes), (n,))

    @property
    def class_to_idx(self):
        return {c: i for i, c in enumerate(self.classes)}

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self._item(Picture("L", 28, 28), _label(len(self.classes)))


class FashionMNIST(MNIST):
    classes = [
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


class KMNIST(MNIST):
    classes = ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]


class CIFAR10(VisionDataset):
    _classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
    _count = 10

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, None, transform, target_transform)
        self.train = train
        n = 50000 if train else 10000
        self.data = wrap(torch.empty(n, 32, 32, 3, dtype=torch.uint8))
        self.targets = unknown_list(_label(self._count))
        self.classes = self._classes

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self._item(Picture("RGB", 32, 32), _label(self._count))


class CIFAR100(CIFAR10):
    _classes = ["class %d" % i for i in range(100)]
    _count = 100


class FakeData(VisionDataset):
    def __init__(
        self,
        size=1000,
        image_size=(3, 224, 224),
        num_classes=10,
        transform=None,
        target_transform=None,
        random_offset=0,
    ):
        super().__init__(None, None, transform, target_transform)
        self.size = size
        self.num_classes = num_classes
        self.image_size = image_size

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        c, h, w = self.image_size
        return self._item(Picture("L" if c == 1 else "RGB", h, w), _label(self.num_classes))


class ImageFolder(VisionDataset):
    def __init__(
        self,
        root,
        transform=None,
        target_transform=None,
        loader=None,
        is_valid_file=None,
        allow_empty=False,
    ):
        super().__init__(root, None, transform, target_transform)
        self._loader = loader
        self.classes = unknown_list(unknown("str"))
        self.class_to_idx = unknown()
        self.samples = unknown_list((unknown("str"), unknown("int")))
        self.imgs = self.samples
        self.targets = unknown_list(unknown("int"))

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        if self._loader is not None:
            return self._item(unknown(), unknown("int"))
        return self._item(Picture("RGB", unknown("int"), unknown("int")), unknown("int"))
