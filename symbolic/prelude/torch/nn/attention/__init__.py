"""Kernels of attention are chosen where shapes do not see it."""
from contextlib import contextmanager


class SDPBackend:
    _in_part_ = True
    ERROR = -1
    MATH = 0
    FLASH_ATTENTION = 1
    EFFICIENT_ATTENTION = 2
    CUDNN_ATTENTION = 3
    OVERRIDEABLE = 4


@contextmanager
def sdpa_kernel(backends, set_priority=False):
    yield {}
