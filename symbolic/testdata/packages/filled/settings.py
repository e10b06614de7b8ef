from .defaults import *

limit = LIMIT + 1
defaults.out = limit


def register(function):
    return function


@register
def spare():
    pass
