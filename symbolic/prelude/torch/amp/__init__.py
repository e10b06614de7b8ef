"""Automatic mixed precision. https://docs.pytorch.org/docs/stable/amp.html"""
from torch.amp.autocast_mode import autocast, custom_bwd, custom_fwd
from torch.amp.grad_scaler import GradScaler


def is_autocast_available(device_type):
    return device_type in ("cpu", "cuda", "xpu", "mps", "hpu", "xla", "mtia", "maia")
