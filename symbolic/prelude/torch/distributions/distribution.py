"""The base class. torch/distributions/distribution.py"""
import torch


def broadcast_all(*values):
    """Numbers and tensors as tensors of one shape."""
    tensors = [v for v in values if isinstance(v, torch.Tensor)]
    dtype = tensors[0].dtype if tensors else torch.float32
    return torch.broadcast_tensors(*[v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=dtype) for v in values])


class Distribution:
    has_rsample = False
    has_enumerate_support = False
    _validate_args = True

    def __init__(self, batch_shape=torch.Size([]), event_shape=torch.Size([]), validate_args=None):
        self._batch_shape = batch_shape
        self._event_shape = event_shape

    @staticmethod
    def set_default_validate_args(value):
        pass

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    def _like(self):
        """A tensor of the batch's and the event's shape, with the dtype of samples."""
        return torch.empty(self._batch_shape + self._event_shape)

    def _batch_like(self):
        """A tensor of the batch's shape."""
        like = self._like()
        for _ in range(len(self._event_shape)):
            like = like.select(-1, 0)
        return like

    def _extended_shape(self, sample_shape=torch.Size([])):
        return torch.Size(sample_shape) + self._batch_shape + self._event_shape

    def sample(self, sample_shape=torch.Size([])):
        like = self._like()
        if len(sample_shape) == 0:
            return torch.empty_like(like)
        return like.new_empty(torch.Size(sample_shape) + like.shape)

    def rsample(self, sample_shape=torch.Size([])):
        if not self.has_rsample:
            raise NotImplementedError
        return self.sample(sample_shape)

    def sample_n(self, n):
        return self.sample((n,))

    def log_prob(self, value):
        out = value + self._like()
        for _ in range(len(self._event_shape)):
            out = out.sum(-1)
        return out

    def cdf(self, value):
        return value + self._like()

    def icdf(self, value):
        return value + self._like()

    def entropy(self):
        return torch.empty_like(self._batch_like())

    def perplexity(self):
        return self.entropy()

    def enumerate_support(self, expand=True):
        raise NotImplementedError

    @property
    def mean(self):
        return torch.empty_like(self._like())

    @property
    def mode(self):
        return torch.empty_like(self._like())

    @property
    def variance(self):
        return torch.empty_like(self._like())

    @property
    def stddev(self):
        return self.variance.sqrt()


class ExponentialFamily(Distribution):
    pass
