"""Profiling watches what runs and changes nothing. https://docs.pytorch.org/docs/stable/profiler.html"""
from torch._modes import _Mode


class record_function(_Mode):
    pass


class profile(_Mode):
    _in_part_ = True

    def step(self):
        pass

    def start(self):
        pass

    def stop(self):
        pass

    def __getattr__(self, name):
        return unknown("")


def schedule(**kwargs):
    return None


def tensorboard_trace_handler(dir_name, worker_name=None, use_gzip=False):
    return None


class ProfilerActivity:
    _in_part_ = True
    CPU = 0
    CUDA = 1
    XPU = 2


from _pylib import unknown
