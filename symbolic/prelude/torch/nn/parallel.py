"""Wrappers that run a module unchanged."""
from contextlib import nullcontext

from torch.nn import Module


class DataParallel(Module):
    _in_part_ = True

    def __init__(self, module, device_ids=None, output_device=None, dim=0):
        super().__init__()
        self.module = module

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)


class DistributedDataParallel(DataParallel):
    def __init__(self, module, *args, **kwargs):
        super().__init__(module)

    def no_sync(self):
        return nullcontext()

    def join(self, divide_by_initial_world_size=True, enable=True, throw_on_early_termination=False):
        return nullcontext()
