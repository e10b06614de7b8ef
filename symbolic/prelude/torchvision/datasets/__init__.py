"""torchvision.datasets: a name that is not here is unknown."""
from _pylib import unknown
from torchvision.datasets.cifar import CIFAR10, CIFAR100, SEMEION, STL10, SVHN, USPS
from torchvision.datasets.fakedata import FakeData
from torchvision.datasets.folder import DatasetFolder, ImageFolder
from torchvision.datasets.mnist import EMNIST, KMNIST, MNIST, QMNIST, FashionMNIST, MovingMNIST
from torchvision.datasets.photos import (
    DTD,
    FER2013,
    GTSRB,
    PCAM,
    SUN397,
    Caltech101,
    Caltech256,
    CelebA,
    Cityscapes,
    CocoCaptions,
    CocoDetection,
    Country211,
    EuroSAT,
    FGVCAircraft,
    Flowers102,
    Food101,
    ImageNet,
    Imagenette,
    Omniglot,
    OxfordIIITPet,
    Places365,
    RenderedSST2,
    StanfordCars,
    VOCDetection,
    VOCSegmentation,
)
from torchvision.datasets.vision import VisionDataset


def __getattr__(name):
    return unknown()
