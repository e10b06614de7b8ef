import numpy as np
import torch
from PIL import Image, ImageEnhance, ImageFilter, ImageOps
from torch import nn

picture = Image.new("RGB", (40, 30))
assert ImageOps.expand(picture, (1, 2, 3, 4)).size == (44, 36) and ImageOps.expand(picture, 5).size == (50, 40)
assert ImageOps.crop(picture, (1, 2)).size == (38, 26) and ImageOps.fit(picture, (10, 20)).size == (10, 20)
assert ImageOps.mirror(picture).size == (40, 30) and ImageOps.grayscale(picture).mode == "L"
assert picture.transform((5, 6), Image.AFFINE, (1, 0, 0, 0, 1, 0)).size == (5, 6)
assert picture.getbands() == ("R", "G", "B") and picture.convert("L").getbands() == ("L",)
sharper = ImageEnhance.Sharpness(picture).enhance(2.0).filter(ImageFilter.GaussianBlur(2))
pixels = np.array(ImageOps.autocontrast(sharper), dtype=np.float32)
assert np.issubdtype(pixels.dtype, np.floating) and not np.issubdtype(pixels.dtype, np.integer)
nn.Linear(4, 2)(torch.from_numpy(pixels))  # want "4 features, got 3: input is \[30, 40, 3\]"
gray = np.array(picture.convert("L"), dtype=np.uint8)
nn.Linear(4, 2)(torch.from_numpy(np.dstack([gray, gray])).float())  # want "4 features, got 2: input is \[30, 40, 2\]"
again = Image.frombuffer("RGB", (7, 5), np.zeros((5, 7, 3), dtype=np.uint8).tobytes(), "raw", "RGB", 0, 1)
nn.Linear(4, 2)(torch.from_numpy(np.array(again)).float())  # want "4 features, got 3: input is \[5, 7, 3\]"
