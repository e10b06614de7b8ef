"""Functions with a derivative of their own run their forward. https://docs.pytorch.org/docs/stable/autograd.html"""
from torch._modes import enable_grad, no_grad, set_grad_enabled
from torch.autograd.function import Function


def Variable(data, requires_grad=False, volatile=False):
    return data


def set_detect_anomaly(mode, check_nan=True):
    return no_grad()


def detect_anomaly(check_nan=True):
    return no_grad()
