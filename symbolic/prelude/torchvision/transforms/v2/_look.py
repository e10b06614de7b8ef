"""Transforms of colours and values: masks, boxes and points stay."""
import torch
from PIL.Image import Image as Picture
from torchvision import transforms as T
from torchvision.transforms import _kernels as K
from torchvision.transforms.v2._transform import OnSamples


class Normalize(OnSamples, T.Normalize):
    def _apply_to(self, img):
        if isinstance(img, Picture):
            raise ValueError("Normalize() does not support PIL images.")
        return K.normalized(img, self.mean, self.std)


class Grayscale(OnSamples, T.Grayscale):
    pass


class RGB(OnSamples, T._Same):
    def _apply_to(self, img):
        return K.grey(img, 3)


class LinearTransformation(OnSamples, T.LinearTransformation):
    pass


class UniformTemporalSubsample(OnSamples, T._Same):
    def __init__(self, num_samples):
        super().__init__()
        self.num_samples = num_samples

    def _apply_to(self, video):
        return video.new_empty(tuple(video.shape[:-4]) + (self.num_samples,) + tuple(video.shape[-3:]))


class _Same(OnSamples, T._Same):
    pass


class ColorJitter(_Same):
    pass


class GaussianBlur(_Same):
    pass


class GaussianNoise(_Same):
    pass


class Identity(_Same):
    pass


class JPEG(_Same):
    pass


class AugMix(_Same):
    pass


class AutoAugment(_Same):
    pass


class RandAugment(_Same):
    pass


class TrivialAugmentWide(_Same):
    pass


class RandomAdjustSharpness(_Same):
    pass


class RandomAutocontrast(_Same):
    pass


class RandomChannelPermutation(_Same):
    pass


class RandomEqualize(_Same):
    pass


class RandomErasing(_Same):
    pass


class RandomGrayscale(_Same):
    pass


class RandomInvert(_Same):
    pass


class RandomPhotometricDistort(_Same):
    pass


class RandomPosterize(_Same):
    pass


class RandomSolarize(_Same):
    pass
