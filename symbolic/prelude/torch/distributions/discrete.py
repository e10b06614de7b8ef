"""Discrete distributions, given by probabilities or logits. torch/distributions/categorical.py and its like"""
import torch
from torch.distributions import constraints
from _pylib import unknown
from _shapelint import scores_of_samples
import torch.nn.functional as F
from torch.distributions.distribution import Distribution, broadcast_all
from torch.distributions.scalar import _Scalar


def _either(probs, logits):
    if (probs is None) == (logits is None):
        raise ValueError("Either `probs` or `logits` must be specified, but not both.")
    return logits if probs is None else probs


class _Counted(_Scalar):
    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
    has_rsample = False

    def __init__(self, probs=None, logits=None, validate_args=None):
        super().__init__(_either(probs, logits))
        self.probs = self.logits = self._param = self._tensors[0]

    @property
    def param_shape(self):
        return self._param.shape


class Bernoulli(_Counted):
    support = constraints.boolean
    has_enumerate_support = True

    def log_prob(self, value):
        return -F.binary_cross_entropy_with_logits(*reversed(broadcast_all(value, self.logits)), reduction="none")

    def enumerate_support(self, expand=True):
        return self._for_batch(torch.arange(2, dtype=self._param.dtype), expand)


class ContinuousBernoulli(_Counted):
    support = constraints.unit_interval
    has_rsample = True


class Geometric(_Counted):
    support = constraints.nonnegative_integer


class Binomial(_Scalar):
    has_enumerate_support = True
    arg_constraints = {"total_count": constraints.nonnegative_integer, "probs": constraints.unit_interval, "logits": constraints.real}
    has_rsample = False

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        super().__init__(_either(probs, logits), total_count)
        self.probs = self.logits = self._param = self._tensors[0]
        self.total_count = self._tensors[1]

    @constraints.dependent_property(is_discrete=True, event_dim=0)
    def support(self):
        return constraints.integer_interval(0, self.total_count)

    def enumerate_support(self, expand=True):
        if not self.has_enumerate_support:
            raise NotImplementedError
        return self._for_batch(torch.arange(1 + unknown("int"), dtype=self._param.dtype), expand)


class NegativeBinomial(Binomial):
    arg_constraints = {
        "total_count": constraints.greater_than_eq(0),
        "probs": constraints.half_open_interval(0.0, 1.0),
        "logits": constraints.real,
    }
    support = constraints.nonnegative_integer
    has_enumerate_support = False

    def __init__(self, total_count, probs=None, logits=None, validate_args=None):
        super().__init__(total_count, probs, logits)


class Poisson(_Scalar):
    arg_constraints = {"rate": constraints.nonnegative}
    support = constraints.nonnegative_integer
    has_rsample = False

    def __init__(self, rate, validate_args=None):
        super().__init__(rate)
        self.rate = self._tensors[0]


class Categorical(Distribution):
    arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._param = _either(probs, logits)
        if self._param.dim() < 1:
            raise ValueError("`probs` parameter must be at least one-dimensional.")
        scores_of_samples(self._param)
        self.probs = self._param / self._param.sum(-1, keepdim=True)
        self.logits = self._param - self._param.logsumexp(dim=-1, keepdim=True)
        super().__init__(self._param.shape[:-1], torch.Size([]))

    @constraints.dependent_property(is_discrete=True, event_dim=0)
    def support(self):
        return constraints.integer_interval(0, self._num_events - 1)

    @property
    def _num_events(self):
        return self._param.size(-1)

    @property
    def param_shape(self):
        return self._param.shape

    def _like(self):
        return self._param.argmax(-1)

    def _batch_like(self):
        return self._param.sum(-1)

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        value, log_pmf = torch.broadcast_tensors(value, self.logits)
        value = value[..., :1]
        return log_pmf.gather(-1, value).squeeze(-1)

    def enumerate_support(self, expand=True):
        return self._for_batch(torch.arange(self._param.size(-1)), expand)

    @property
    def mean(self):
        return self._batch_like()

    @property
    def variance(self):
        return self._batch_like()

    @property
    def mode(self):
        return self._param.argmax(-1)


class OneHotCategorical(Distribution):
    arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
    support = constraints.one_hot
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)
        self._param = self._categorical._param
        super().__init__(self._param.shape[:-1], self._param.shape[-1:])

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    @property
    def param_shape(self):
        return self._param.shape

    def _like(self):
        return self._param

    def log_prob(self, value):
        value, logits = broadcast_all(value, self.logits)
        return self._categorical.log_prob(value.max(-1)[1])

    def enumerate_support(self, expand=True):
        return self._for_batch(torch.eye(self._param.size(-1), dtype=self._param.dtype), expand)


class OneHotCategoricalStraightThrough(OneHotCategorical):
    has_rsample = True


class Multinomial(Distribution):
    arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        if not isinstance(total_count, int):
            raise NotImplementedError("inhomogeneous total_count is not supported")
        self.total_count = total_count
        self._categorical = Categorical(probs, logits)
        self._param = self._categorical._param
        super().__init__(self._param.shape[:-1], self._param.shape[-1:])

    @constraints.dependent_property(is_discrete=True, event_dim=1)
    def support(self):
        return constraints.multinomial(self.total_count)

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    @property
    def param_shape(self):
        return self._param.shape

    def _like(self):
        return self._param

    def log_prob(self, value):
        logits, value = broadcast_all(self.logits, value)
        return (logits * value).sum(-1)
