"""torchvision.transforms.v2: what becomes of sizes and channels. A name that is not here is unknown."""
from _pylib import unknown
from torchvision.transforms import AutoAugmentPolicy, InterpolationMode
from torchvision.transforms.v2 import functional
from torchvision.transforms.v2._augment import CutMix, MixUp
from torchvision.transforms.v2._container import Compose, Lambda, RandomApply, RandomChoice, RandomOrder
from torchvision.transforms.v2._convert import (
    ClampBoundingBoxes,
    ConvertBoundingBoxFormat,
    ConvertImageDtype,
    PILToTensor,
    SanitizeBoundingBoxes,
    ToDtype,
    ToImage,
    ToPILImage,
    ToPureTensor,
    ToTensor,
)
from torchvision.transforms.v2._geometry import (
    CenterCrop,
    ElasticTransform,
    FiveCrop,
    Pad,
    RandomAffine,
    RandomCrop,
    RandomHorizontalFlip,
    RandomIoUCrop,
    RandomPerspective,
    RandomResize,
    RandomResizedCrop,
    RandomRotation,
    RandomShortestSize,
    RandomVerticalFlip,
    RandomZoomOut,
    Resize,
    ScaleJitter,
    TenCrop,
)
from torchvision.transforms.v2._look import (
    JPEG,
    RGB,
    AugMix,
    AutoAugment,
    ColorJitter,
    GaussianBlur,
    GaussianNoise,
    Grayscale,
    Identity,
    LinearTransformation,
    Normalize,
    RandAugment,
    RandomAdjustSharpness,
    RandomAutocontrast,
    RandomChannelPermutation,
    RandomEqualize,
    RandomErasing,
    RandomGrayscale,
    RandomInvert,
    RandomPhotometricDistort,
    RandomPosterize,
    RandomSolarize,
    TrivialAugmentWide,
    UniformTemporalSubsample,
)
from torchvision.transforms.v2._transform import Transform


def __getattr__(name):
    return unknown()
