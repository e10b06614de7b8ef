"""Of scipy only what sizes of audio rest on. https://docs.scipy.org/doc/scipy/reference/"""
from _pylib import unknown


def __getattr__(name):
    return unknown()
