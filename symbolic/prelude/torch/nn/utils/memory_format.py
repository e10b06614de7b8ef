"""The layout of weights: the shapes stay."""


def convert_conv2d_weight_memory_format(module, memory_format):
    return module.to(memory_format=memory_format)


def convert_conv3d_weight_memory_format(module, memory_format):
    return module.to(memory_format=memory_format)
