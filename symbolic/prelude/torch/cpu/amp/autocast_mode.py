"""The form of autocast that names no device."""
from torch import bfloat16
from torch.amp import autocast_mode
from torch.amp.autocast_mode import custom_bwd, custom_fwd


class autocast(autocast_mode.autocast):
    def __init__(self, enabled=True, dtype=bfloat16, cache_enabled=True):
        super().__init__("cpu", dtype, enabled, cache_enabled)
