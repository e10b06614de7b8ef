"""Each distribution tells what its parameters and its samples have to be, and its moments."""
import torch
import torch.distributions as D
from torch.distributions import constraints

p, m = torch.rand(3, 4) / 2 + 0.1, torch.eye(4).expand(3, 4, 4)
named = {
    D.Bernoulli: ("probs", "logits"), D.Beta: ("concentration1", "concentration0"), D.Binomial: ("total_count", "probs", "logits"),
    D.Categorical: ("probs", "logits"), D.Cauchy: ("loc", "scale"), D.Chi2: ("df",), D.ContinuousBernoulli: ("probs", "logits"),
    D.Dirichlet: ("concentration",), D.Exponential: ("rate",), D.FisherSnedecor: ("df1", "df2"), D.Gamma: ("concentration", "rate"),
    D.GeneralizedPareto: ("loc", "scale", "concentration"), D.Geometric: ("probs", "logits"), D.Gumbel: ("loc", "scale"),
    D.HalfCauchy: ("scale",), D.HalfNormal: ("scale",), D.InverseGamma: ("concentration", "rate"), D.LKJCholesky: ("concentration",),
    D.Kumaraswamy: ("concentration1", "concentration0"), D.Laplace: ("loc", "scale"), D.LogNormal: ("loc", "scale"),
    D.LogisticNormal: ("loc", "scale"), D.LowRankMultivariateNormal: ("loc", "cov_factor", "cov_diag"), D.Multinomial: ("probs", "logits"),
    D.MultivariateNormal: ("loc", "covariance_matrix", "precision_matrix", "scale_tril"), D.Normal: ("loc", "scale"),
    D.NegativeBinomial: ("total_count", "probs", "logits"), D.OneHotCategorical: ("probs", "logits"), D.Pareto: ("alpha", "scale"),
    D.OneHotCategoricalStraightThrough: ("probs", "logits"), D.Poisson: ("rate",), D.RelaxedBernoulli: ("probs", "logits"),
    D.RelaxedOneHotCategorical: ("probs", "logits"), D.StudentT: ("df", "loc", "scale"), D.VonMises: ("loc", "concentration"),
    D.Weibull: ("scale", "concentration"), D.Independent: (), D.MixtureSameFamily: (), D.TransformedDistribution: (),
}
for cls, names in named.items():
    assert set(cls.arg_constraints) == set(names)
    for name in names:
        assert isinstance(cls.arg_constraints[name], constraints.Constraint)
        assert not constraints.is_dependent(cls.arg_constraints[name])

dist = D.Categorical(p)
assert dist.arg_constraints["probs"] is constraints.simplex and dist.arg_constraints["logits"].event_dim == 1
assert D.Bernoulli(p).arg_constraints["logits"] is constraints.real
assert D.Dirichlet(p).arg_constraints["concentration"].check(p).shape == (3,)
assert D.Uniform(p, p + 1).arg_constraints["low"].upper_bound.shape == (3, 4)
assert set(D.Wishart(torch.full((3,), 6.0), m).arg_constraints) == {"covariance_matrix", "precision_matrix", "scale_tril", "df"}
dist.arg_constraints["mean"]  # want "mean"

assert constraints.is_dependent(D.Categorical.support) and constraints.is_dependent(D.Pareto.support)
assert not constraints.is_dependent(D.Normal.support) and D.Multinomial.support.event_dim == 1
assert dist.support.upper_bound == 3 and dist.support.is_discrete
assert D.Multinomial(7, p).support.upper_bound == 7 and D.Multinomial(7, p).param_shape == (3, 4)
assert D.GeneralizedPareto(p, p, p).support.lower_bound.shape == (3, 4)
assert D.MixtureSameFamily(dist, D.Normal(p, p)).support.event_dim == 0
assert D.Independent(D.Normal(p, p), 1).support.event_dim == 1

chi = D.Chi2(p)
assert isinstance(chi, D.Gamma) and chi.concentration.shape == chi.df.shape == chi.mean.shape == chi.rate.shape == (3, 4)
assert D.Wishart(torch.full((3,), 6.0), m).variance.shape == (3, 4, 4) and dist.mean.shape == dist.variance.shape == (3,)
assert not D.VonMises(p, p).has_rsample
torch.zeros(5) + chi.variance  # want "5 against 4"
