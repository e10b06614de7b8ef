"""Transforms keep shapes, but for those between vectors and simplices. torch/distributions/transforms.py"""


class Transform:
    _in_part_ = True

    def __init__(self, *args, cache_size=0, **kwargs):
        pass

    def __call__(self, x):
        return x + 0.0

    def _call(self, x):
        return x + 0.0

    def inv(self, y):
        return y + 0.0

    def log_abs_det_jacobian(self, x, y):
        return x + y


class AbsTransform(Transform):
    pass


class AffineTransform(Transform):
    def __init__(self, loc, scale, event_dim=0, cache_size=0):
        self.loc = loc
        self.scale = scale

    def __call__(self, x):
        return self.loc + self.scale * x


class ExpTransform(Transform):
    pass


class PowerTransform(Transform):
    pass


class SigmoidTransform(Transform):
    pass


class SoftmaxTransform(Transform):
    pass


class SoftplusTransform(Transform):
    pass


class TanhTransform(Transform):
    pass


class LowerCholeskyTransform(Transform):
    pass


class ComposeTransform(Transform):
    def __init__(self, parts, cache_size=0):
        self.parts = parts

    def __call__(self, x):
        for t in self.parts:
            x = t(x)
        return x


identity_transform = ComposeTransform([])
