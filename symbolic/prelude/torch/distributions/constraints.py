"""Constraints check values, not shapes. torch/distributions/constraints.py"""


class Constraint:
    is_discrete = False
    event_dim = 0

    def check(self, value):
        return value == value


def _make(*args, **kwargs):
    return Constraint()


real = positive = unit_interval = simplex = nonnegative = boolean = Constraint()
nonnegative_integer = positive_integer = real_vector = positive_definite = lower_cholesky = Constraint()
greater_than = greater_than_eq = less_than = interval = half_open_interval = integer_interval = independent = _make
