"""torchvision.utils lays images out in a grid, and draws on them; transforms are in a module of their own, too."""
import tempfile

import torch
import torchvision
import torchvision.transforms.transforms as T
from torch import nn
from torchvision.transforms import transforms
from torchvision.utils import draw_bounding_boxes, draw_keypoints, draw_segmentation_masks, flow_to_image, make_grid, save_image

x = torch.rand(10, 3, 4, 5)
assert torchvision.utils.make_grid(x).shape == (3, 14, 58)
assert make_grid(x, nrow=3, padding=1).shape == (3, 21, 19) and make_grid(x, 20).shape == (3, 8, 72)
assert make_grid(x[:, :1]).shape == (3, 14, 58) and make_grid(x[:1]).shape == (3, 4, 5)
assert make_grid(x[0]).shape == (3, 4, 5) and make_grid(x[0, 0]).shape == (3, 4, 5) and make_grid(x[0, :1]).shape == (3, 4, 5)
assert make_grid([x[0], x[1], x[2]], nrow=2, normalize=True, value_range=(0, 1)).shape == (3, 14, 16)
assert make_grid([x[0, 0], x[1, 0]]).shape == (2, 4, 5) and make_grid(x.byte()).dtype == torch.uint8
assert make_grid(x.double(), padding=0, pad_value=1).dtype == torch.float64 and make_grid(x, padding=0).shape == (3, 8, 40)
nn.Conv2d(1, 4, 3)(make_grid(x[:, :1]))  # want "takes 1 channels, got 3"
make_grid([x[0], torch.rand(3, 5, 5)])  # want "unlike shapes"
make_grid(torch.rand(2, 3, 4, 5, 6))  # want "3 sizes"
with tempfile.TemporaryDirectory() as d:
    assert save_image(x, d + "/grid.png", nrow=5, normalize=True) is None

image = (x[0] * 255).byte()
boxes = torch.tensor([[0, 0, 2, 2], [1, 1, 3, 3]])
assert draw_bounding_boxes(image, boxes, labels=["a", "b"], colors="red").shape == (3, 4, 5)
assert draw_bounding_boxes(x[0, :1], boxes).shape == (3, 4, 5) and draw_bounding_boxes(x[0], boxes).dtype == torch.float32
assert draw_bounding_boxes(image[:1], boxes[:0]).shape == (1, 4, 5)
masks = torch.rand(2, 4, 5) > 0.5
assert draw_segmentation_masks(image, masks).shape == draw_segmentation_masks(image, masks[0], alpha=0.5).shape == (3, 4, 5)
assert draw_segmentation_masks(x[0], masks).dtype == torch.float32
points = torch.rand(2, 5, 2)
assert draw_keypoints(image, points, visibility=torch.ones(2, 5, 1)).shape == (3, 4, 5) and draw_keypoints(x[0], points).dtype == torch.float32
assert flow_to_image(torch.rand(6, 2, 4, 5)).shape == (6, 3, 4, 5) and flow_to_image(torch.rand(2, 4, 5)).shape == (3, 4, 5)
assert flow_to_image(torch.rand(2, 4, 5)).dtype == torch.uint8

for t in (transforms, T, torchvision.transforms.transforms):
    resized = t.Compose([t.ToPILImage(), t.Resize((6, 7)), t.ToTensor(), t.Normalize([0.5] * 3, [0.5] * 3)])(image)
    assert resized.shape == (3, 6, 7)
    nn.Linear(6, 2)(resized)  # want "takes 6 features, got 7"
assert torchvision.transforms.functional.resize(x, (2, 3)).shape == (10, 3, 2, 3)
assert T.InterpolationMode.BILINEAR is torchvision.transforms.InterpolationMode.BILINEAR


def test_batch_of_images():
    draw_bounding_boxes(x, boxes)  # want "individual images"


def test_labels_missing():
    draw_bounding_boxes(image, boxes, labels=["a"])  # want "2.* and labels .1"


def test_masks_of_other_height():
    draw_segmentation_masks(image, masks[:, :3])  # want "same height and width"


def test_masks_of_numbers():
    draw_segmentation_masks(image, masks.float())  # want "dtype bool"


def test_grey_image():
    draw_segmentation_masks(image[:1], masks)  # want "RGB image"


def test_points_of_one():
    draw_keypoints(image, points[0])  # want "num_instances"


def test_points_that_are_seen():
    draw_keypoints(image, points, visibility=torch.ones(2, 4))  # want "same dimensionality"


def test_flow_of_three():
    flow_to_image(torch.rand(3, 4, 5))  # want "2, H, W"
