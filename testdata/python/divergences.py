"""KL divergences compare the parameters of two distributions, not their batches alone."""
import torch
import torch.distributions as td


def normal(*size):
    return td.Normal(torch.zeros(*size), torch.ones(*size))


assert td.kl_divergence(normal(4, 5), normal(5)).shape == (4, 5)
td.kl_divergence(normal(4, 5), normal(3))  # want "5 against 3"
assert td.kl_divergence(td.Independent(normal(4, 5), 1), td.Independent(normal(4, 5), 1)).shape == (4,)
td.kl_divergence(td.Independent(normal(4, 5), 1), td.Independent(normal(4, 10), 1))  # want "5 against 10"
assert td.kl_divergence(td.Categorical(logits=torch.zeros(4, 6)), td.Categorical(logits=torch.zeros(4, 6))).shape == (4,)
td.kl_divergence(td.Categorical(logits=torch.zeros(4, 6)), td.Categorical(logits=torch.zeros(4, 7)))  # want "6 against 7"
one = td.Independent(td.OneHotCategorical(logits=torch.zeros(4, 8, 6)), 1)
other = td.Independent(td.OneHotCategorical(logits=torch.zeros(4, 8, 6)), 1)
assert td.kl_divergence(one, other).shape == (4,)
assert td.kl_divergence(td.Dirichlet(torch.ones(4, 3)), td.Dirichlet(torch.ones(3))).shape == (4,)
td.kl_divergence(td.Dirichlet(torch.ones(4, 3)), td.Dirichlet(torch.ones(2)))  # want "3 against 2"
full = td.MultivariateNormal(torch.zeros(4, 3), torch.eye(3))
assert td.kl_divergence(full, td.MultivariateNormal(torch.zeros(3), torch.eye(3))).shape == (4,)


class Mine(td.Normal):
    pass


@td.register_kl(Mine, td.Independent)
def _between(p, q):
    return torch.zeros(7)


assert td.kl_divergence(Mine(torch.zeros(2), torch.ones(2)), one).shape == (7,)
