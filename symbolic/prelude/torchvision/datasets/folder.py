"""torchvision/datasets/folder.py: nobody knows how many images there are, of how many classes, of which sizes."""
from _pylib import unknown, unknown_list
from PIL.Image import Image
from torchvision.datasets.vision import VisionDataset

IMG_EXTENSIONS = (".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp")


def pil_loader(path):
    return Image("RGB", unknown("int"), unknown("int"))


def default_loader(path):
    return pil_loader(path)


class DatasetFolder(VisionDataset):
    def __init__(
        self,
        root,
        loader,
        extensions=None,
        transform=None,
        target_transform=None,
        is_valid_file=None,
        allow_empty=False,
    ):
        super().__init__(root, None, transform, target_transform)
        self.loader = loader
        self.extensions = extensions
        self.classes = unknown_list(unknown("str"))
        self.class_to_idx = unknown()
        self.samples = unknown_list((unknown("str"), unknown("int")))
        self.targets = unknown_list(unknown("int"))

    def find_classes(self, directory):
        return self.classes, self.class_to_idx

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        return self._item(self.loader(unknown("str")), unknown("int"))


class ImageFolder(DatasetFolder):
    def __init__(
        self,
        root,
        transform=None,
        target_transform=None,
        loader=default_loader,
        is_valid_file=None,
        allow_empty=False,
    ):
        extensions = IMG_EXTENSIONS if is_valid_file is None else None
        super().__init__(root, loader, extensions, transform, target_transform, is_valid_file, allow_empty)
        self.imgs = self.samples
