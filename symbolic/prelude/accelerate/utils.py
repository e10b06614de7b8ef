from _pylib import unknown


def set_seed(seed, *args, **kwargs):
    pass


def tqdm(iterable, *args, **kwargs):
    return iterable


def __getattr__(name):
    return unknown("")
