import torch
from torch import nn
from torch.distributions import (
    AffineTransform,
    CatTransform,
    ComposeTransform,
    CorrCholeskyTransform,
    ExpTransform,
    Independent,
    IndependentTransform,
    LowerCholeskyTransform,
    Normal,
    PowerTransform,
    ReshapeTransform,
    SigmoidTransform,
    SoftmaxTransform,
    StackTransform,
    StickBreakingTransform,
    TanhTransform,
    Transform,
    TransformedDistribution,
    biject_to,
    constraints,
    transform_to,
)

x = torch.randn(5, 3)
for t, after, density in [
    (ExpTransform(), (5, 3), (5, 3)),
    (TanhTransform(cache_size=1), (5, 3), (5, 3)),
    (AffineTransform(0.0, 2.0, event_dim=1), (5, 3), (5,)),
    (AffineTransform(torch.zeros(3), torch.ones(3)), (5, 3), (5, 3)),
    (PowerTransform(torch.tensor(2.0)), (5, 3), (5, 3)),
    (StickBreakingTransform(), (5, 4), (5,)),
    (CorrCholeskyTransform(), (5, 3, 3), (5,)),
    (ReshapeTransform((3,), (1, 3)), (5, 1, 3), (5,)),
    (IndependentTransform(ExpTransform(), 1), (5, 3), (5,)),
    (ComposeTransform([ExpTransform(), AffineTransform(1.0, 2.0, event_dim=1)]), (5, 3), (5,)),
    (StackTransform([ExpTransform(), SigmoidTransform(), ExpTransform()], dim=1), (5, 3), (5, 3)),
    (CatTransform([ExpTransform(), SigmoidTransform()], dim=1, lengths=[1, 2]), (5, 3), (5, 3)),
]:
    y = t(x)
    assert y.shape == after
    assert t.forward_shape(x.shape) == after or isinstance(t, (StackTransform, CatTransform))
    assert t.log_abs_det_jacobian(x, y).shape == density
    assert t.inv(y).shape == (5, 3)
assert SoftmaxTransform()(x).shape == (5, 3)
assert LowerCholeskyTransform()(torch.randn(2, 4, 4)).shape == (2, 4, 4)
assert ComposeTransform([ExpTransform(), StickBreakingTransform()]).domain.event_dim == 1

assert transform_to(constraints.simplex)(x).shape == (5, 3)
assert biject_to(constraints.simplex)(x).shape == (5, 4)
assert biject_to(constraints.simplex).inv(biject_to(constraints.simplex)(x)).shape == (5, 3)
assert transform_to(constraints.greater_than(torch.ones(3)))(x).shape == (5, 3)
assert transform_to(constraints.independent(constraints.positive, 1)).domain.event_dim == 1
assert isinstance(transform_to(constraints.unit_interval), SigmoidTransform)
assert isinstance(biject_to(Normal(0.0, 1.0).support), ComposeTransform)

d = TransformedDistribution(Normal(torch.zeros(3), torch.ones(3)), [ExpTransform(), AffineTransform(0.0, 1.0)])
assert d.batch_shape == (3,) and d.event_shape == ()
assert d.log_prob(d.sample((7,))).shape == (7, 3)
d = TransformedDistribution(Normal(torch.zeros(4, 3), torch.ones(4, 3)), StickBreakingTransform())
assert d.batch_shape == (4,) and d.event_shape == (4,)
assert d.rsample((7,)).shape == (7, 4, 4)
assert d.log_prob(d.rsample()).shape == (4,)
d = TransformedDistribution(Independent(Normal(torch.zeros(4, 3), torch.ones(4, 3)), 1), [TanhTransform()])
assert d.log_prob(d.rsample()).shape == (4,)


class Planar(Transform, nn.Module):
    domain = constraints.real_vector
    codomain = constraints.real_vector
    bijective = True

    __hash__ = nn.Module.__hash__

    def __init__(self, size):
        super().__init__()
        self.u = nn.Parameter(torch.randn(size))
        self.lin = nn.Linear(size, size)

    def _call(self, x):
        return self.lin(x) + self.u  # want "6 features, got 3"

    def log_abs_det_jacobian(self, x, y):
        return (x * y).sum(-1)


flow = Planar(6)
assert flow(torch.randn(8, 6)).shape == (8, 6)
assert len(list(flow.parameters())) == 3
d = TransformedDistribution(Independent(Normal(torch.zeros(6), torch.ones(6)), 1), [flow])
assert d.rsample((8,)).shape == (8, 6)
nn.Linear(5, 1)(d.rsample((8,)))  # want "5 features, got 6"
nn.Linear(5, 1)(biject_to(constraints.simplex)(x))  # want "5 features, got 4"
flow(x)
