"""Distributions made of others. torch/distributions/independent.py and its like"""
import torch
from torch.distributions import constraints
from torch.distributions.discrete import Bernoulli, Categorical, OneHotCategorical
from torch.distributions.distribution import Distribution
from torch.distributions.scalar import Normal
from torch.distributions.transforms import ComposeTransform, Transform, _of_events
from torch.distributions.utils import _sum_rightmost


class Independent(Distribution):
    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        if reinterpreted_batch_ndims > len(base_distribution.batch_shape):
            raise ValueError(
                "Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), "
                f"actual {reinterpreted_batch_ndims} vs {len(base_distribution.batch_shape)}"
            )
        shape = base_distribution.batch_shape + base_distribution.event_shape
        n = reinterpreted_batch_ndims + len(base_distribution.event_shape)
        self.base_dist = base_distribution
        self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
        super().__init__(shape[: len(shape) - n], shape[len(shape) - n :])

    @property
    def has_rsample(self):
        return self.base_dist.has_rsample

    @property
    def has_enumerate_support(self):
        return self.reinterpreted_batch_ndims == 0 and self.base_dist.has_enumerate_support

    def enumerate_support(self, expand=True):
        if self.reinterpreted_batch_ndims > 0:
            raise NotImplementedError("Enumeration over cartesian product is not implemented")
        return self.base_dist.enumerate_support(expand)

    @constraints.dependent_property
    def support(self):
        return _of_events(self.base_dist.support, self.base_dist.support.event_dim + self.reinterpreted_batch_ndims)

    def _like(self):
        return self.base_dist._like()

    def sample(self, sample_shape=torch.Size([])):
        return self.base_dist.sample(sample_shape)

    def rsample(self, sample_shape=torch.Size([])):
        return self.base_dist.rsample(sample_shape)

    def log_prob(self, value):
        return _sum_rightmost(self.base_dist.log_prob(value), self.reinterpreted_batch_ndims)

    def entropy(self):
        return _sum_rightmost(self.base_dist.entropy(), self.reinterpreted_batch_ndims)

    @property
    def mean(self):
        return self.base_dist.mean

    @property
    def mode(self):
        return self.base_dist.mode

    @property
    def variance(self):
        return self.base_dist.variance


class TransformedDistribution(Distribution):
    def __init__(self, base_distribution, transforms, validate_args=None):
        self.transforms = [transforms] if isinstance(transforms, Transform) else transforms
        shape = base_distribution.batch_shape + base_distribution.event_shape
        base_events = len(base_distribution.event_shape)
        whole = ComposeTransform(self.transforms)
        if len(shape) < whole.domain.event_dim:
            raise ValueError(
                f"base_distribution needs to have shape with size at least {whole.domain.event_dim}, but got {shape}."
            )
        after = whole.forward_shape(shape)
        before = whole.inverse_shape(after)
        if shape != before:
            base_distribution = base_distribution.expand(before[: len(before) - base_events])
        more = whole.domain.event_dim - base_events
        if more > 0:
            base_distribution = Independent(base_distribution, more)
        self.base_dist = base_distribution
        cut = len(after) - whole.codomain.event_dim - max(base_events - whole.domain.event_dim, 0)
        super().__init__(after[:cut], after[cut:])

    @property
    def has_rsample(self):
        return self.base_dist.has_rsample

    @constraints.dependent_property
    def support(self):
        if not self.transforms:
            return self.base_dist.support
        return _of_events(self.transforms[-1].codomain, len(self.event_shape))

    def _forth(self, x):
        for t in self.transforms:
            x = t(x)
        return x

    def _like(self):
        return self._forth(self.base_dist._like())

    def sample(self, sample_shape=torch.Size([])):
        return self._forth(self.base_dist.sample(sample_shape))

    def rsample(self, sample_shape=torch.Size([])):
        return self._forth(self.base_dist.rsample(sample_shape))

    def log_prob(self, value):
        total, event_dim = 0.0, len(self.event_shape)
        for t in reversed(self.transforms):
            before = t.inv(value)
            event_dim += t.domain.event_dim - t.codomain.event_dim
            total = total - _sum_rightmost(t.log_abs_det_jacobian(before, value), event_dim - t.domain.event_dim)
            value = before
        return total + _sum_rightmost(self.base_dist.log_prob(value), event_dim - len(self.base_dist.event_shape))

    def cdf(self, value):
        for t in reversed(self.transforms):
            value = t.inv(value)
        return self.base_dist.cdf(value)

    def icdf(self, value):
        return self._forth(self.base_dist.icdf(value))


class LogNormal(Normal):
    support = constraints.positive


class RelaxedBernoulli(Bernoulli):
    support = constraints.unit_interval
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        super().__init__(probs, logits)
        self.temperature = temperature


class RelaxedOneHotCategorical(OneHotCategorical):
    support = constraints.simplex
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        super().__init__(probs, logits)
        self.temperature = temperature


class LogisticNormal(Distribution):
    arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
    support = constraints.simplex
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        base = Normal(loc, scale)
        self.loc, self.scale = base.loc, base.scale
        shape = base.batch_shape
        super().__init__(shape[:-1], torch.Size((shape[-1] + 1,)))


class MixtureSameFamily(Distribution):
    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        if not isinstance(mixture_distribution, Categorical):
            raise ValueError("The Mixture distribution needs to be an instance of torch.distributions.Categorical")
        self.mixture_distribution = mixture_distribution
        self.component_distribution = component_distribution
        # The last dimension of the batch counts the components.
        component_distribution._batch_like() + mixture_distribution.logits
        super().__init__(component_distribution.batch_shape[:-1], component_distribution.event_shape)

    @constraints.dependent_property
    def support(self):
        return constraints.MixtureSameFamilyConstraint(self.component_distribution.support)

    @property
    def has_rsample(self):
        return False

    def _like(self):
        return self.component_distribution._like().sum(-1 - len(self._event_shape))

    def log_prob(self, value):
        log_prob = self.component_distribution.log_prob(value.unsqueeze(-1 - len(self._event_shape)))
        return (log_prob + self.mixture_distribution.logits).logsumexp(-1)
