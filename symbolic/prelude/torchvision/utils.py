"""torchvision.utils: grids of images, and what is drawn on them."""
import torch
from torchvision.transforms.functional import to_pil_image

__all__ = [
    "_Image_fromarray",
    "make_grid",
    "save_image",
    "draw_bounding_boxes",
    "draw_segmentation_masks",
    "draw_keypoints",
    "flow_to_image",
]


def make_grid(tensor, nrow=8, padding=2, normalize=False, value_range=None, scale_each=False, pad_value=0.0):
    if isinstance(tensor, list):
        for t in tensor:
            if not torch.is_tensor(t):
                raise TypeError(f"tensor or list of tensors expected, got a list containing {type(t)}")
        tensor = torch.stack(tensor, dim=0)
    elif not torch.is_tensor(tensor):
        raise TypeError(f"tensor or list of tensors expected, got {type(tensor)}")
    if normalize and value_range is not None and not isinstance(value_range, tuple):
        raise TypeError("value_range has to be a tuple (min, max) if specified. min and max are numbers")
    if tensor.dim() == 2:
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 3:
        if tensor.size(0) == 1:
            tensor = torch.cat((tensor, tensor, tensor), 0)
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 4 and tensor.size(1) == 1:
        tensor = torch.cat((tensor, tensor, tensor), 1)
    n = tensor.size(0)
    if n == 1:
        return tensor.squeeze(0)
    columns = min(nrow, n)
    rows = -(-n // columns)
    height, width = tensor.size(2) + padding, tensor.size(3) + padding
    channels = tensor[0].expand(tensor.size(1), height - padding, width - padding).size(0)  # refuses what is no image
    return tensor.new_full((channels, height * rows + padding, width * columns + padding), pad_value)


def save_image(tensor, fp, format=None, **kwargs):
    grid = make_grid(tensor, **kwargs)
    to_pil_image(grid.mul(255).permute(1, 2, 0).to(torch.uint8).numpy())


def _check_image(image, channels, refusal):
    """Drawing takes one image, and leaves its type as it is."""
    if not isinstance(image, torch.Tensor):
        raise TypeError(f"The image must be a tensor, got {type(image)}")
    if image.dtype != torch.uint8 and not image.is_floating_point():
        raise ValueError(f"The image dtype must be uint8 or float, got {image.dtype}")
    if image.dim() != 3:
        raise ValueError("Pass individual images, not batches")
    if image.size(0) not in channels:
        raise ValueError(refusal)


def draw_bounding_boxes(image, boxes, labels=None, colors=None, fill=False, width=1, font=None, font_size=None,
                        label_colors=None, label_background_colors=None, fill_labels=False):
    _check_image(image, (1, 3), "Only grayscale and RGB images are supported")
    if boxes.shape[-1] == 4:
        boxes[:, 0]
    n = boxes.shape[0]
    if n == 0:
        return image
    if labels is not None and len(labels) != n:
        raise ValueError(f"Number of boxes ({n}) and labels ({len(labels)}) mismatch. Please specify labels for each box.")
    return image.new_empty((3,) + tuple(image.shape[1:]))


def draw_segmentation_masks(image, masks, alpha=0.8, colors=None):
    _check_image(image, (3,), "Pass an RGB image. Other Image formats are not supported")
    if masks.ndim == 2:
        masks = masks[None, :, :]
    if masks.ndim != 3:
        raise ValueError("masks must be of shape (H, W) or (batch_size, H, W)")
    if masks.dtype != torch.bool:
        raise ValueError(f"The masks must be of dtype bool. Got {masks.dtype}")
    if masks.shape[-2:] != image.shape[-2:]:
        raise ValueError("The image and the masks must have the same height and width")
    return torch.empty_like(image)


def draw_keypoints(image, keypoints, connectivity=None, colors=None, radius=2, width=3, visibility=None):
    _check_image(image, (3,), "Pass an RGB image. Other Image formats are not supported")
    if keypoints.ndim != 3:
        raise ValueError("keypoints must be of shape (num_instances, K, 2)")
    if visibility is not None:
        if visibility.ndim == 3:
            visibility = visibility.squeeze(-1)
        if visibility.ndim != 2:
            raise ValueError(f"visibility must be of shape (num_instances, K). Got ndim={visibility.ndim}")
        if visibility.shape != keypoints.shape[:-1]:
            raise ValueError(
                "keypoints and visibility must have the same dimensionality for num_instances and K. "
                f"Got {visibility.shape} and {keypoints.shape}"
            )
    return torch.empty_like(image)


def flow_to_image(flow):
    if flow.dtype != torch.float:
        raise ValueError(f"Flow should be of dtype torch.float, got {flow.dtype}.")
    if flow.ndim not in (3, 4) or flow.shape[-3] != 2:
        raise ValueError(f"Input flow should have shape (2, H, W) or (N, 2, H, W), got {flow.shape}.")
    return torch.empty(flow.shape[:-3] + (3,) + flow.shape[-2:], dtype=torch.uint8)
