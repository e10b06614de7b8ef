"""An array that is changed in place keeps its type, and so does what else is called so."""
import cv2
import numpy as np
import torch
from torch import nn

net = nn.Conv2d(3, 8, 3)

picture = np.float32(cv2.imread("picture.png"))
same = picture
picture -= (104, 117, 123)
picture /= 255
net(torch.from_numpy(picture.transpose(2, 0, 1)).unsqueeze(0))
net(torch.from_numpy(same.transpose(2, 0, 1)).unsqueeze(0))
net(torch.from_numpy((picture - (104, 117, 123)).transpose(2, 0, 1)).unsqueeze(0))  # want "input is float64"

steps = np.arange(3)
also = steps
steps += 1
steps *= 2
torch.zeros(int(also[2])) + torch.zeros(5)  # want "6 against 5"

sizes = np.array([8, 6])
sizes //= 2
torch.zeros(tuple(sizes)) + torch.zeros(5)  # want "3 against 5"


def halves():
    counts = np.arange(4)
    counts /= 2  # want "Cannot cast ufunc 'divide' output from dtype\('float64'\) to dtype\('int64'\)"


def centred():
    pixels = cv2.imread("picture.png")
    pixels -= (104.0, 117.0, 123.0)  # want "Cannot cast ufunc 'subtract' output from dtype\('float64'\) to dtype\('uint8'\)"


def scaled(rows):
    rows *= 2.0
    return rows


def test_centred():
    centred()


scaled(np.loadtxt("rows.txt"))
halves()
