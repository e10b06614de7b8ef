"""The environment profile: a machine without accelerator."""


def is_available():
    return True


def device_count():
    return 1


def synchronize(device=None):
    pass


def current_device():
    return "cpu"
