"""Averages of the weights of a model: it runs unchanged. https://docs.pytorch.org/docs/stable/optim.html#weight-averaging-swa-and-ema"""
from copy import deepcopy
from torch import nn
from torch.optim.lr_scheduler import LRScheduler
from _pylib import unknown


class AveragedModel(nn.Module):
    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        self.module = deepcopy(model)
        self.n_averaged = 0
        self.avg_fn = avg_fn
        self.use_buffers = use_buffers

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)

    def update_parameters(self, model):
        pass


class SWALR(LRScheduler):
    pass


def update_bn(loader, model, device=None):
    model.train()
    for batch in loader:
        if isinstance(batch, (list, tuple)):
            batch = batch[0]
        model(batch)


def _averaging(decay=0.999):
    return unknown("")


get_ema_avg_fn = get_ema_multi_avg_fn = get_swa_avg_fn = get_swa_multi_avg_fn = _averaging
