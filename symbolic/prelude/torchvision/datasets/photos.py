"""Sets of photographs: each has its number of classes and parts; sizes differ from image to image."""
import torch
from _pylib import unknown, unknown_list
from PIL.Image import Image
from torchvision.datasets.vision import Labelled, VisionDataset, label, size_of


class _Photos(Labelled):
    def _image(self):
        return Image("RGB", unknown("int"), unknown("int"))


class _Parted(_Photos):
    """A set with an argument split."""

    _parts = {}

    def __init__(self, root, split="train", transform=None, target_transform=None, download=False, loader=None):
        super().__init__(root, size_of(self._parts, split), transform, target_transform)
        self._split = split
        self._loader = loader

    def _image(self):
        if self._loader is not None:
            return self._loader(unknown("str"))
        return super()._image()


class _Undivided(_Photos):
    _count = 0

    def __init__(self, root, transform=None, target_transform=None, download=False, loader=None):
        super().__init__(root, self._count, transform, target_transform)


class ImageNet(_Photos):
    _classes = 1000

    def __init__(self, root, split="train", transform=None, target_transform=None, loader=None, **kwargs):
        super().__init__(root, size_of({"train": 1281167, "val": 50000}, split), transform, target_transform)
        self.split = split
        self.wnids = unknown_list(unknown("str"))
        self.samples = self.imgs = unknown_list((unknown("str"), label(1000)))
        self.targets = unknown_list(label(1000))

    @property
    def classes(self):
        return [unknown() for _ in range(1000)]


class Imagenette(_Photos):
    def __init__(
        self, root, split="train", size="full", download=False, transform=None, target_transform=None, loader=None
    ):
        super().__init__(root, size_of({"train": 9469, "val": 3925}, split), transform, target_transform)


class Food101(_Parted):
    _classes = 101
    _parts = {"train": 75750, "test": 25250}


class Flowers102(_Parted):
    _classes = 102
    _parts = {"train": 1020, "val": 1020, "test": 6149}


class StanfordCars(_Parted):
    _classes = 196
    _parts = {"train": 8144, "test": 8041}


class GTSRB(_Parted):
    _classes = 43
    _parts = {"train": 26640, "test": 12630}


class Country211(_Parted):
    _classes = 211
    _parts = {"train": 31650, "valid": 10550, "test": 21100}


class RenderedSST2(_Parted):
    _classes = 2
    _parts = {"train": 6920, "val": 872, "test": 1821}


class PCAM(_Parted):
    _classes = 2
    _parts = {"train": 262144, "val": 32768, "test": 32768}

    def _image(self):
        return Image("RGB", 96, 96)


class DTD(_Photos):
    _classes = 47

    def __init__(
        self, root, split="train", partition=1, transform=None, target_transform=None, download=False, loader=None
    ):
        super().__init__(root, size_of({"train": 1880, "val": 1880, "test": 1880}, split), transform, target_transform)


class FGVCAircraft(_Photos):
    def __init__(
        self,
        root,
        split="trainval",
        annotation_level="variant",
        transform=None,
        target_transform=None,
        download=False,
        loader=None,
    ):
        parts = {"train": 3334, "val": 3333, "trainval": 6667, "test": 3333}
        super().__init__(root, size_of(parts, split), transform, target_transform)
        self._classes = size_of({"variant": 100, "family": 70, "manufacturer": 41}, annotation_level, "annotation_level")


class SUN397(_Undivided):
    _classes = 397
    _count = 108754


class Caltech256(_Undivided):
    _classes = 257
    _count = 30607

    @property
    def categories(self):
        return self.classes


class EuroSAT(_Undivided):
    _count = 27000

    def _image(self):
        return Image("RGB", 64, 64)


class Places365(_Photos):
    _classes = 365

    def __init__(
        self,
        root,
        split="train-standard",
        small=False,
        download=False,
        transform=None,
        target_transform=None,
        loader=None,
    ):
        parts = {"train-standard": 1803460, "train-challenge": 8026628, "val": 36500}
        super().__init__(root, size_of(parts, split), transform, target_transform)
        self.small = small

    def _image(self):
        return Image("RGB", 256, 256) if self.small else super()._image()


class Omniglot(Labelled):
    def __init__(self, root, background=True, transform=None, target_transform=None, download=False, loader=None):
        super().__init__(root, 19280 if background else 13180, transform, target_transform)
        self.background = background
        self._classes = 964 if background else 659

    def _image(self):
        return Image("L", 105, 105)


class FER2013(Labelled):
    _classes = 7

    def __init__(self, root, split="train", transform=None, target_transform=None):
        super().__init__(root, size_of({"train": 28709, "test": 7178}, split), transform, target_transform)

    def _image(self):
        return Image("L", 48, 48)


class _Targets(VisionDataset):
    """Sets with several kinds of targets; one kind is handed out bare, several as a tuple."""

    def _chosen(self, kinds, make):
        if isinstance(kinds, str):
            return make(kinds)
        made = tuple([make(k) for k in kinds])
        return made[0] if len(made) == 1 else made

    def __len__(self):
        return self._length


class Caltech101(_Targets):
    def __init__(
        self, root, target_type="category", transform=None, target_transform=None, download=False
    ):
        super().__init__(root, None, transform, target_transform)
        self.target_type = target_type
        self._length = 8677

    @property
    def categories(self):
        return [unknown("str") for _ in range(101)]

    def __getitem__(self, index):
        target = self._chosen(self.target_type, lambda kind: label(101) if kind == "category" else unknown())
        return self._item(Image(None, unknown("int"), unknown("int")), target)


class OxfordIIITPet(_Targets):
    def __init__(
        self,
        root,
        split="trainval",
        target_types="category",
        transforms=None,
        transform=None,
        target_transform=None,
        download=False,
    ):
        super().__init__(root, transforms, transform, target_transform)
        self._length = size_of({"trainval": 3680, "test": 3669}, split)
        self._target_types = target_types
        self.classes = [unknown("str") for _ in range(37)]
        self.class_to_idx = unknown()

    def __getitem__(self, index):
        img = Image("RGB", unknown("int"), unknown("int"))
        made = {"category": label(37), "binary-category": label(2), "segmentation": Image("L", img.width, img.height)}
        return self._item(img, self._chosen(self._target_types, lambda kind: made.get(kind, unknown())))


class CelebA(_Targets):
    def __init__(
        self, root, split="train", target_type="attr", transform=None, target_transform=None, download=False
    ):
        super().__init__(root, None, transform, target_transform)
        self.split = split
        self.target_type = target_type
        self._length = size_of({"train": 162770, "valid": 19867, "test": 19962, "all": 202599}, split)
        n = self._length
        self.attr = torch.randint(0, 2, (n, 40))
        self.identity = torch.randint(1, 10178, (n, 1))
        self.bbox = torch.zeros(n, 4, dtype=torch.int64)
        self.landmarks_align = torch.zeros(n, 10, dtype=torch.int64)
        self.attr_names = unknown_list(unknown("str"))

    def _target(self, kind):
        if kind == "attr":
            return self.attr[0]
        if kind == "identity":
            return self.identity[0, 0]
        if kind == "bbox":
            return self.bbox[0]
        if kind == "landmarks":
            return self.landmarks_align[0]
        return unknown()

    def __getitem__(self, index):
        img = Image("RGB", 178, 218)
        if not self.target_type:
            img = img if self.transform is None else self.transform(img)
            return img, None
        return self._item(img, self._chosen(self.target_type, self._target))


_SEGMENTED = {"train": 1464, "val": 1449, "trainval": 2913}
_DETECTED = {
    "2007": {"train": 2501, "val": 2510, "trainval": 5011, "test": 4952},
    "2012": {"train": 5717, "val": 5823, "trainval": 11540},
}


class _VOC(VisionDataset):
    def __init__(
        self,
        root,
        year="2012",
        image_set="train",
        download=False,
        transform=None,
        target_transform=None,
        transforms=None,
    ):
        super().__init__(root, transforms, transform, target_transform)
        self.year = year
        self.image_set = image_set

    def __getitem__(self, index):
        img = Image("RGB", unknown("int"), unknown("int"))
        return self._item(img, self._target(img))


class VOCSegmentation(_VOC):
    def __len__(self):
        return _SEGMENTED.get(self.image_set, unknown("int")) if self.year == "2012" else unknown("int")

    def _target(self, img):
        return Image("P", img.width, img.height)


class VOCDetection(_VOC):
    def __len__(self):
        return _DETECTED.get(self.year, {}).get(self.image_set, unknown("int"))

    def _target(self, img):
        return unknown()


class Cityscapes(VisionDataset):
    def __init__(
        self,
        root,
        split="train",
        mode="fine",
        target_type="instance",
        transform=None,
        target_transform=None,
        transforms=None,
    ):
        super().__init__(root, transforms, transform, target_transform)
        self.split = split
        self.mode = mode
        self.target_type = [target_type] if isinstance(target_type, str) else target_type

    def __len__(self):
        if self.mode != "fine":
            return unknown("int")
        return {"train": 2975, "val": 500, "test": 1525}.get(self.split, unknown("int"))

    def _target(self, kind):
        if kind == "semantic":
            return Image("L", 2048, 1024)
        if kind == "color":
            return Image("RGBA", 2048, 1024)
        if kind == "instance":
            return Image("I;16", 2048, 1024)
        return unknown()

    def __getitem__(self, index):
        made = tuple([self._target(kind) for kind in self.target_type])
        return self._item(Image("RGB", 2048, 1024), made[0] if len(made) == 1 else made)


class CocoDetection(VisionDataset):
    def __init__(self, root, annFile, transform=None, target_transform=None, transforms=None):
        super().__init__(root, transforms, transform, target_transform)
        self.coco = unknown()
        self.ids = unknown_list(unknown("int"))

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, index):
        return self._item(Image("RGB", unknown("int"), unknown("int")), self._target())

    def _target(self):
        return unknown_list(unknown())


class CocoCaptions(CocoDetection):
    def _target(self):
        return unknown_list(unknown("str"))
