"""torch/distributions/kl.py: a number for each member of a batch."""
from torch.distributions.composite import Independent, TransformedDistribution
from torch.distributions.discrete import Categorical, OneHotCategorical
from torch.distributions.multivariate import Dirichlet, LowRankMultivariateNormal, MultivariateNormal
from torch.distributions.utils import _sum_rightmost

_NORMAL = (MultivariateNormal, LowRankMultivariateNormal)
_registered = []  # of the program


def register_kl(type_p, type_q):
    def register(f):
        _registered.insert(0, (type_p, type_q, f))
        return f

    return register


def kl_divergence(p, q):
    for type_p, type_q, f in _registered:
        if isinstance(p, type_p) and isinstance(q, type_q):
            return f(p, q)
    if isinstance(p, Independent) or isinstance(q, Independent):
        return _independent(p, q)
    if isinstance(p, TransformedDistribution) and isinstance(q, TransformedDistribution):
        if p.event_shape != q.event_shape:
            raise NotImplementedError
        return kl_divergence(p.base_dist, q.base_dist)
    if isinstance(p, (Categorical, OneHotCategorical)) and isinstance(q, (Categorical, OneHotCategorical)):
        return (p.logits - q.logits).sum(-1)
    if isinstance(p, Dirichlet) and isinstance(q, Dirichlet):
        return (p.concentration - q.concentration).sum(-1)
    if isinstance(p, _NORMAL) and isinstance(q, _NORMAL) and p.event_shape != q.event_shape:
        raise ValueError("KL-divergence between two (Low Rank) Multivariate Normals with different event shapes cannot be computed")
    return p.entropy() + q.entropy()


def _independent(p, q):
    if not (isinstance(p, Independent) and isinstance(q, Independent)):
        raise NotImplementedError(f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}")
    if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    return _sum_rightmost(kl_divergence(p.base_dist, q.base_dist), p.reinterpreted_batch_ndims)
