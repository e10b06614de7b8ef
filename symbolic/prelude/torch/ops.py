"""Registered operators: those that Python registers (torch.library), and torchvision's kernels, as torchvision calls
them. Of others nothing is known. torchvision/csrc/ops, torch/_ops.py"""
from _shapelint import kernel, undecided


class _Torchvision:
    nms = staticmethod(kernel("torchvision.ops.nms"))

    @staticmethod
    def deform_conv2d(input, weight, offset, mask, bias, stride_h, stride_w, pad_h, pad_w, dilation_h, dilation_w,
                      weight_groups, offset_groups, use_mask):
        return kernel("torchvision.ops.deform_conv2d")(input, offset, weight, bias, (stride_h, stride_w), (pad_h, pad_w),
                                                       (dilation_h, dilation_w), mask if use_mask else None)

    @staticmethod
    def roi_align(input, rois, spatial_scale, height, width, sampling_ratio, aligned):
        return kernel("torchvision.ops.roi_align")(input, rois, (height, width), spatial_scale, sampling_ratio, aligned)

    @staticmethod
    def roi_pool(input, rois, spatial_scale, height, width):
        pooled = kernel("torchvision.ops.roi_pool")(input, rois, (height, width), spatial_scale)
        return pooled, pooled.int()

    @staticmethod
    def ps_roi_align(input, rois, spatial_scale, height, width, sampling_ratio):
        pooled = kernel("torchvision.ops.ps_roi_align")(input, rois, (height, width), spatial_scale, sampling_ratio)
        return pooled, pooled.int()

    @staticmethod
    def ps_roi_pool(input, rois, spatial_scale, height, width):
        pooled = kernel("torchvision.ops.ps_roi_pool")(input, rois, (height, width), spatial_scale)
        return pooled, pooled.int()

    def __getattr__(self, name):
        return undecided("", "operator torch.ops.torchvision." + name)


torchvision = _Torchvision()


class _Operator:
    """An operator that Python has registered, each of its overloads: its kernels by the device that they are for."""

    def __init__(self, name):
        self._name = name
        self._kernels = {}

    def _register(self, device, kernel):
        self._kernels[device] = kernel

    def __call__(self, *args, **kwargs):
        # Each gives the same shapes; "meta" says them without the work, but refuses less.
        for device in ("cpu", "default", "meta"):
            if device in self._kernels:
                return self._kernels[device](*args, **kwargs)
        for kernel in self._kernels.values():
            return kernel(*args, **kwargs)
        return undecided("", "operator torch.ops." + self._name.replace("::", "."))

    def __getattr__(self, overload):
        if overload.startswith("_"):
            raise AttributeError(overload)
        return self


_registered = {}


def _operator(name):
    """The operator of a name, made if there is none: "namespace::name", with or without an overload."""
    name = name.split(".")[0]
    if name not in _registered:
        _registered[name] = _Operator(name)
    return _registered[name]


class _Namespace:
    def __init__(self, name):
        self.name = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        qualified = self.name + "::" + name
        if qualified in _registered:
            return _registered[qualified]
        return undecided("", "operator torch.ops." + self.name + "." + name)


def load_library(path):
    pass


def __getattr__(name):
    return _Namespace(name)
