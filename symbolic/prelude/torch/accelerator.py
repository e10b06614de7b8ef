"""The environment profile: no accelerator."""
from _pylib import of_machine


def is_available():
    return False


def device_count():
    return of_machine(0)


def current_accelerator(check_available=False):
    return None


def synchronize(device=None):
    pass
