"""What distributions share. torch/distributions/utils.py"""
import torch


def broadcast_all(*values):
    """Numbers and tensors as tensors of one shape."""
    tensors = [v for v in values if isinstance(v, torch.Tensor)]
    dtype = tensors[0].dtype if tensors else torch.get_default_dtype()
    return torch.broadcast_tensors(*[v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=dtype) for v in values])


def _sum_rightmost(value, dim):
    for _ in range(dim):
        value = value.sum(-1)
    return value


def logits_to_probs(logits, is_binary=False):
    return torch.sigmoid(logits) if is_binary else torch.softmax(logits, -1)


def probs_to_logits(probs, is_binary=False):
    return torch.logit(probs) if is_binary else torch.log(probs)


def clamp_probs(probs):
    return probs.clamp(0, 1)


class lazy_property:
    """A property that is computed once for each object."""

    def __init__(self, wrapped):
        self.wrapped = wrapped

    def __get__(self, instance, obj_type=None):
        if instance is None:
            return self
        value = self.wrapped(instance)
        setattr(instance, self.wrapped.__name__, value)
        return value


def tril_matrix_to_vec(mat, diag=0):
    n = mat.shape[-1]
    rows, columns = torch.tril_indices(n, n, diag)
    return mat[..., rows, columns]


def vec_to_tril_matrix(vec, diag=0):
    k = 1 + 2 * diag
    n = round((-k + (k**2 + 8 * vec.shape[-1] + 4 * abs(diag) * (diag + 1)) ** 0.5) / 2)
    return vec.new_zeros(vec.shape[:-1] + torch.Size((n, n)))
