"""The form of autocast that names no device."""
from torch.amp import autocast_mode
from torch.amp.autocast_mode import custom_bwd, custom_fwd


class autocast(autocast_mode.autocast):
    def __init__(self, enabled=True, dtype=None, cache_enabled=True):
        super().__init__("cuda", dtype, enabled, cache_enabled)
