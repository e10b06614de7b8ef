from _pylib import unknown

enabled = True
benchmark = False
deterministic = False
allow_tf32 = True


def is_available():
    return False


def version():
    return unknown("")  # None where there is no GPU
