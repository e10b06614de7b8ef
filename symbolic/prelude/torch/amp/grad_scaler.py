"""Gradient scaling: https://docs.pytorch.org/docs/stable/amp.html#gradient-scaling"""
from torch import Tensor, tensor


class GradScaler:
    _in_part_ = True

    def __init__(self, device="cuda", init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True):
        self._device = device
        self._enabled = enabled
        self._init_scale = init_scale

    def scale(self, outputs):
        if not self._enabled:
            return outputs
        if isinstance(outputs, Tensor):
            return outputs * tensor(self._init_scale)
        return type(outputs)([self.scale(x) for x in outputs])

    def unscale_(self, optimizer):
        pass

    def step(self, optimizer, *args, **kwargs):
        return optimizer.step(*args, **kwargs)

    def update(self, new_scale=None):
        pass

    def get_scale(self):
        return self._init_scale

    def is_enabled(self):
        return self._enabled

    def state_dict(self):
        return {"scale": self._init_scale}

    def load_state_dict(self, state_dict):
        pass
