"""Distributions of real numbers: the event is a scalar. torch/distributions/normal.py and its like"""
import torch
from torch.distributions import constraints
from torch.distributions.distribution import Distribution, broadcast_all


class _Scalar(Distribution):
    has_rsample = True

    def __init__(self, *parameters, validate_args=None):
        self._tensors = broadcast_all(*parameters)
        super().__init__(self._tensors[0].shape, torch.Size([]))

    def _like(self):
        return self._tensors[0]


class _LocationScale(_Scalar):
    arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
    support = constraints.real

    def __init__(self, loc, scale, validate_args=None):
        super().__init__(loc, scale)
        self.loc, self.scale = self._tensors


class Normal(_LocationScale):
    pass


class Laplace(_LocationScale):
    pass


class Cauchy(_LocationScale):
    pass


class Gumbel(_LocationScale):
    pass


class Uniform(_Scalar):
    def __init__(self, low, high, validate_args=None):
        super().__init__(low, high)
        self.low, self.high = self._tensors

    @property
    def arg_constraints(self):
        return {"low": constraints.less_than(self.high), "high": constraints.greater_than(self.low)}

    @constraints.dependent_property(is_discrete=False, event_dim=0)
    def support(self):
        return constraints.interval(self.low, self.high)


class Gamma(_Scalar):
    arg_constraints = {"concentration": constraints.positive, "rate": constraints.positive}
    support = constraints.nonnegative

    def __init__(self, concentration, rate, validate_args=None):
        super().__init__(concentration, rate)
        self.concentration, self.rate = self._tensors


class InverseGamma(Gamma):
    support = constraints.positive


class Chi2(Gamma):
    arg_constraints = {"df": constraints.positive}

    def __init__(self, df, validate_args=None):
        super().__init__(0.5 * df, 0.5)

    @property
    def df(self):
        return self.concentration * 2


class Exponential(_Scalar):
    arg_constraints = {"rate": constraints.positive}
    support = constraints.nonnegative

    def __init__(self, rate, validate_args=None):
        super().__init__(rate)
        self.rate = self._tensors[0]


class HalfNormal(_Scalar):
    arg_constraints = {"scale": constraints.positive}
    support = constraints.nonnegative

    def __init__(self, scale, validate_args=None):
        super().__init__(scale)
        self.scale = self._tensors[0]


class HalfCauchy(HalfNormal):
    pass


class Beta(_Scalar):
    arg_constraints = {"concentration1": constraints.positive, "concentration0": constraints.positive}
    support = constraints.unit_interval

    def __init__(self, concentration1, concentration0, validate_args=None):
        super().__init__(concentration1, concentration0)
        self.concentration1, self.concentration0 = self._tensors


class Kumaraswamy(Beta):
    pass


class FisherSnedecor(_Scalar):
    arg_constraints = {"df1": constraints.positive, "df2": constraints.positive}
    support = constraints.positive

    def __init__(self, df1, df2, validate_args=None):
        super().__init__(df1, df2)
        self.df1, self.df2 = self._tensors


class Pareto(_Scalar):
    arg_constraints = {"alpha": constraints.positive, "scale": constraints.positive}

    def __init__(self, scale, alpha, validate_args=None):
        super().__init__(scale, alpha)
        self.scale, self.alpha = self._tensors

    @constraints.dependent_property(is_discrete=False, event_dim=0)
    def support(self):
        return constraints.greater_than_eq(self.scale)


class GeneralizedPareto(_Scalar):
    arg_constraints = {"loc": constraints.real, "scale": constraints.positive, "concentration": constraints.real}

    def __init__(self, loc, scale, concentration, validate_args=None):
        super().__init__(loc, scale, concentration)
        self.loc, self.scale, self.concentration = self._tensors

    @constraints.dependent_property(is_discrete=False, event_dim=0)
    def support(self):
        return constraints.interval(self.loc, torch.full_like(self.loc, float("inf")))


class Weibull(_Scalar):
    arg_constraints = {"scale": constraints.positive, "concentration": constraints.positive}
    support = constraints.positive

    def __init__(self, scale, concentration, validate_args=None):
        super().__init__(scale, concentration)
        self.scale, self.concentration = self._tensors


class VonMises(_Scalar):
    arg_constraints = {"loc": constraints.real, "concentration": constraints.positive}
    support = constraints.real
    has_rsample = False

    def __init__(self, loc, concentration, validate_args=None):
        super().__init__(loc, concentration)
        self.loc, self.concentration = self._tensors


class StudentT(_Scalar):
    arg_constraints = {"df": constraints.positive, "loc": constraints.real, "scale": constraints.positive}
    support = constraints.real

    def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
        super().__init__(df, loc, scale)
        self.df, self.loc, self.scale = self._tensors
