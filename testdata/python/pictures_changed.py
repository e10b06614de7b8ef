"""What OpenCV makes of pictures: their sizes, channels and types."""
import cv2
import numpy as np
import torch
from torch import nn

p, g, f = np.zeros((40, 30, 3), np.uint8), np.zeros((40, 30), np.uint8), np.zeros((40, 30), np.float32)
assert cv2.applyColorMap(g, cv2.COLORMAP_JET).shape == cv2.applyColorMap(p, cv2.COLORMAP_HOT).shape == (40, 30, 3)
assert cv2.threshold(g, 127, 255, cv2.THRESH_BINARY)[1].shape == (40, 30) and cv2.Canny(p, 1, 2).shape == (40, 30)
assert cv2.addWeighted(p, 0.5, p, 0.5, 0).shape == cv2.absdiff(p, p).shape == cv2.add(p, 3).shape == (40, 30, 3)
assert cv2.bitwise_and(p, p, mask=g).shape == (40, 30, 3) and cv2.bitwise_not(g).shape == (40, 30)
assert len(cv2.split(p)) == 3 and cv2.split(p)[0].shape == (40, 30) and len(cv2.split(g)) == 1
b, gr, r = cv2.split(p)
assert cv2.merge([b, gr, r]).shape == cv2.merge((g, g, g)).shape == (40, 30, 3) and cv2.merge([g]).shape == (40, 30)
contours, hierarchy = cv2.findContours(g, cv2.RETR_TREE, cv2.CHAIN_APPROX_SIMPLE)
for c in contours:
    assert c.shape[1:] == (1, 2)
assert cv2.resize(p, None, fx=0.5, fy=0.25).shape == (10, 15, 3) and cv2.resize(p, (0, 0), fx=0.33, fy=2).shape == (80, 10, 3)
assert cv2.Sobel(g, cv2.CV_64F, 1, 0).dtype == np.float64 and cv2.Laplacian(g, cv2.CV_32F).dtype == np.float32
assert cv2.Sobel(p, -1, 1, 0).dtype == np.uint8 and cv2.filter2D(p, -1, np.ones((3, 3))).shape == (40, 30, 3)
assert cv2.normalize(f, None, 0, 255, cv2.NORM_MINMAX, cv2.CV_8U).dtype == np.uint8 and cv2.normalize(f, None, 0, 1, cv2.NORM_MINMAX).dtype == np.float32
assert cv2.inRange(p, (0, 0, 0), (9, 9, 9)).shape == (40, 30) and cv2.transpose(p).shape == (30, 40, 3)
assert cv2.pyrDown(p).shape == (20, 15, 3) and cv2.pyrUp(p).shape == (80, 60, 3)
assert cv2.warpAffine(p, cv2.getRotationMatrix2D((5, 5), 30, 1), (11, 12)).shape == (12, 11, 3)
assert cv2.getStructuringElement(cv2.MORPH_RECT, (3, 5)).shape == (5, 3) and cv2.erode(g, np.ones((3, 3))).shape == (40, 30)
assert cv2.calcOpticalFlowFarneback(g, g, None, 0.5, 3, 15, 3, 5, 1.2, 0).shape == (40, 30, 2)
assert cv2.rectangle(p, (1, 1), (3, 3), (0, 0, 255), 1).shape == (40, 30, 3)
heat = torch.from_numpy(cv2.applyColorMap((f * 255).astype(np.uint8), cv2.COLORMAP_JET))
assert heat.dtype == torch.uint8
nn.Linear(4, 2)(heat.float())  # want "4 features, got 3"
nn.Linear(40, 2)(torch.from_numpy(cv2.Laplacian(f, cv2.CV_32F)))  # want "40 features, got 30"
try:
    cv2.add(p, p[:20])
    raise AssertionError("40 rows and 20")
except cv2.error:
    pass


def test_grey_to_grey():
    cv2.cvtColor(g, cv2.COLOR_BGR2GRAY)  # want "Bad number of channels"


def test_colours_as_grey():
    cv2.cvtColor(p, cv2.COLOR_GRAY2BGR)  # want "Bad number of channels"


def test_pictures_of_two_sizes():
    cv2.addWeighted(p, 0.5, cv2.resize(p, (40, 30)), 0.5, 0)  # want "do not match"


def test_heat_over_grey():
    cv2.addWeighted(cv2.applyColorMap(g, cv2.COLORMAP_JET), 0.5, g, 0.5, 0)  # want "do not match"
