from _pylib import unknown


def print(*args, **kwargs):
    pass


inspect = print_json = print


def __getattr__(name):
    return unknown("")
