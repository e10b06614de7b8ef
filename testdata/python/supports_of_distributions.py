"""The values that a distribution can take, for its whole batch or for each of it."""
import torch
import torch.distributions as D

coin = D.Bernoulli(torch.zeros(3, 2))
assert coin.enumerate_support().shape == (2, 3, 2) and coin.enumerate_support(expand=False).shape == (2, 1, 1)
assert coin.expand((5, 3, 2)).enumerate_support(False).shape == (2, 1, 1, 1)
die = D.Categorical(logits=torch.zeros(4, 6))
assert die.enumerate_support().shape == (6, 4) and die.enumerate_support(expand=False).shape == (6, 1)
assert die.enumerate_support().dtype == torch.int64
one = D.OneHotCategorical(logits=torch.zeros(4, 6))
assert one.enumerate_support().shape == (6, 4, 6) and one.enumerate_support(expand=False).shape == (6, 1, 6)
heads = D.Binomial(3, torch.full((4,), 0.5))
assert heads.enumerate_support().shape[1:] == (4,) and heads.enumerate_support(expand=False).shape[1:] == (1,)
assert D.Independent(coin, 0).enumerate_support().shape == (2, 3, 2) and not D.Independent(coin, 1).has_enumerate_support
for other in (D.Independent(coin, 1), D.Normal(0.0, 1.0), D.NegativeBinomial(3, torch.zeros(2))):
    try:
        other.enumerate_support()
    except NotImplementedError:
        continue
    raise AssertionError
coin.enumerate_support() + torch.zeros(4, 2)  # want "3 against 4"
