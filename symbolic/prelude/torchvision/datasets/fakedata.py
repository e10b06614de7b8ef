"""torchvision/datasets/fakedata.py"""
from _pylib import unknown
from PIL.Image import Image
from torchvision.datasets.vision import VisionDataset, label


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
        self.random_offset = random_offset

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        c, h, w = self.image_size
        return self._item(Image({1: "L", 3: "RGB", 4: "RGBA"}.get(c), w, h), label(self.num_classes))
