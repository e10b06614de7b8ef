"""Forward derivatives: a dual tensor has a tangent of its own shape. https://docs.pytorch.org/docs/stable/autograd.html"""
from collections import namedtuple
from contextlib import contextmanager
from _pylib import unknown

UnpackedDualTensor = namedtuple("UnpackedDualTensor", ["primal", "tangent"])


class _State:
    duals_exist = False


_state = _State()


@contextmanager
def dual_level():
    yield


def enter_dual_level():
    return 0


def exit_dual_level(*, level=None):
    pass


def make_dual(tensor, tangent, *, level=None):
    if tensor.shape != tangent.shape:
        raise RuntimeError("Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. "
                           f"Tensor is of size {list(tensor.shape)} while the given forward gradient is of size {list(tangent.shape)}.")
    _state.duals_exist = True
    return tensor.clone()


def unpack_dual(tensor, *, level=None):
    # What is made of a dual tensor may be one.
    return UnpackedDualTensor(tensor, unknown() if _state.duals_exist else None)
