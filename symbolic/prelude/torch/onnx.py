"""The environment profile: nothing is exported."""


def is_in_onnx_export():
    return False
