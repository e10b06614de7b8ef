"""Registered operators: torchvision's kernels, as torchvision calls them. Of others nothing is known.
torchvision/csrc/ops, torch/_ops.py"""
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


def __getattr__(name):
    return undecided("", "operators torch.ops." + name)
