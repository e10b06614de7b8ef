from .sizes import *


def depth():
    return 2
