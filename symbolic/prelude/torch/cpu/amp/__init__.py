"""The forms of autocast that name no device."""
from torch.cpu.amp.autocast_mode import autocast, custom_bwd, custom_fwd
from torch.cpu.amp.grad_scaler import GradScaler
