"""OpenCV has sizes as (width, height) and pictures as [height, width, channels]; arrays that are read have a rank at least."""
import cv2
import numpy as np
import torch
import torch.nn as nn


def batched(picture):
    return torch.from_numpy(picture).permute(2, 0, 1).unsqueeze(0).float()


picture = np.zeros((40, 30, 3), np.uint8)
assert cv2.resize(picture, (20, 10)).shape == (10, 20, 3) and cv2.resize(picture, dsize=(7, 9)).shape == (9, 7, 3)
assert cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).shape == (40, 30)
assert cv2.cvtColor(picture[..., 0].copy(), cv2.COLOR_GRAY2BGR).shape == (40, 30, 3)
assert cv2.cvtColor(picture, cv2.COLOR_RGB2LAB).shape == (40, 30, 3)
assert cv2.resize(picture[..., :1].copy(), (5, 6)).shape == (6, 5)
assert cv2.rotate(picture, cv2.ROTATE_90_CLOCKWISE).shape == (30, 40, 3)
assert cv2.warpAffine(picture, np.eye(2, 3), (11, 12)).shape == (12, 11, 3)
assert cv2.copyMakeBorder(picture, 1, 2, 3, 4, cv2.BORDER_CONSTANT).shape == (43, 37, 3)
assert cv2.flip(picture, 1).shape == cv2.GaussianBlur(picture, (3, 3), 0).shape == (40, 30, 3)

photo = cv2.cvtColor(cv2.imread("photo.png"), cv2.COLOR_BGR2RGB)
x = batched(cv2.resize(photo, (64, 48)))
nn.Conv2d(3, 4, 3)(x)
nn.Linear(64, 2)(x)
nn.Linear(48, 2)(x)  # want "takes 48 features, got 64"
nn.Conv2d(1, 4, 3)(batched(photo))  # want "takes 1 channels, got 3"
grey = cv2.imread("photo.png", cv2.IMREAD_GRAYSCALE)
nn.Linear(5, 2)(torch.from_numpy(cv2.resize(grey, (6, 7))).float())  # want "takes 5 features, got 6"
any_picture = cv2.imread("photo.png", cv2.IMREAD_UNCHANGED)
nn.Linear(6, 2)(torch.from_numpy(cv2.resize(any_picture, (6, 7))).float())

video = cv2.VideoCapture("video.mp4")
while True:
    found, frame = video.read()
    if not found:
        break
    nn.Conv2d(1, 4, 3)(batched(frame))  # want "takes 1 channels, got 3"

rows = np.load("rows.npy").reshape(-1, 784).astype(np.float32)
nn.Linear(700, 2)(torch.from_numpy(rows))  # want "takes 700 features, got 784"
table = np.load("table.npy", allow_pickle=True).item()
table["width"] + 1
records = np.load("records.npy")
records["width"] + 1
