"""A module whose parameters are spread runs unchanged. https://docs.pytorch.org/docs/stable/fsdp.html"""
import contextlib
from torch.nn.parallel import DataParallel
from _pylib import unknown


class FullyShardedDataParallel(DataParallel):
    _in_part_ = True

    def __init__(self, module, *args, **kwargs):
        super().__init__(module)

    def clip_grad_norm_(self, max_norm, norm_type=2.0):
        return unknown("Tensor")

    @staticmethod
    def state_dict_type(module, *args, **kwargs):
        return contextlib.nullcontext()

    @staticmethod
    def summon_full_params(module, *args, **kwargs):
        return contextlib.nullcontext()


def fully_shard(module, *args, **kwargs):
    return module


def __getattr__(name):
    return unknown("")
