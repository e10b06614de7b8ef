"""The base class. torch/distributions/distribution.py"""
import torch
from torch.distributions.utils import broadcast_all


def _expanded(value, batch, shape):
    """What has the dimensions of a batch first, with those of another one."""
    if isinstance(value, torch.Tensor):
        return value.expand(shape + value.shape[len(batch) :]) if value.shape[: len(batch)] == batch else value
    if isinstance(value, Distribution):
        return value.expand(shape + value.batch_shape[len(batch) :])
    if isinstance(value, (list, tuple)) and not isinstance(value, torch.Size):
        return [_expanded(x, batch, shape) for x in value]
    return value


class Distribution:
    _in_part_ = True
    arg_constraints = {}
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

    def _get_checked_instance(self, cls, _instance=None):
        return type(self).__new__(type(self)) if _instance is None else _instance

    def expand(self, batch_shape, _instance=None):
        shape = torch.Size(batch_shape)
        new = self._get_checked_instance(Distribution, _instance)
        for name, value in self.__dict__.items():
            setattr(new, name, _expanded(value, self._batch_shape, shape))
        new._batch_shape = shape
        return new

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

    def _for_batch(self, values, expand):
        """Values along the first dimension, for the whole batch or for each of it."""
        values = values.reshape(values.shape[:1] + (1,) * len(self._batch_shape) + values.shape[1:])
        return values.expand(values.shape[:1] + self._batch_shape + self._event_shape) if expand else values

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
