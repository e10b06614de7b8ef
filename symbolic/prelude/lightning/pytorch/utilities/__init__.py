from _lightning import Combined as CombinedLoader, rank_zero_only
from _pylib import unknown


def rank_zero_info(*args, **kwargs):
    pass


rank_zero_warn = rank_zero_debug = rank_zero_deprecation = rank_zero_info


def __getattr__(name):
    return unknown("")
