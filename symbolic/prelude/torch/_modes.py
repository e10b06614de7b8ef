"""Context managers that change how torch computes, not what it computes. They are decorators, too."""
from _shapelint import decorated_with_gradients


class _Gradients:
    """off: none are computed now; followed: somebody asks for it."""

    def __init__(self):
        self.off = self.followed = False


gradients = _Gradients()


class plain:
    """One that changes nothing that is seen."""

    _in_part_ = True
    off = None  # what it sets gradients.off to, None if it leaves it alone

    def __new__(cls, *args, **kwargs):
        if len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], type):
            return decorated_with_gradients(args[0], cls.off)
        return super().__new__(cls)

    def __init__(self, *args, **kwargs):
        self._outer = []

    def __enter__(self):
        if gradients.followed and self.off is not None:
            self._outer.append(gradients.off)
            gradients.off = self.off
        return self

    def __exit__(self, exc_type, exc, traceback):
        if self._outer:
            gradients.off = self._outer.pop()

    def __call__(self, f):
        return decorated_with_gradients(f, self.off)


class no_grad(plain):
    off = True


class enable_grad(plain):
    off = False


class inference_mode(plain):
    off = True

    def __init__(self, mode=True):
        super().__init__()
        self.off = mode


class set_grad_enabled(plain):
    """It holds from when it is made."""

    def __init__(self, mode):
        super().__init__()
        self.off = not mode
        self._outer.append(gradients.off)
        gradients.off = self.off

    def __enter__(self):
        return self
