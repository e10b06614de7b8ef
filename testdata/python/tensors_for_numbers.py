# A tensor without dimensions is taken where torch wants a number.
import torch

x, m, half = torch.ones(3), torch.ones(3, 3), torch.tensor(0.5)
assert torch.add(x, x, alpha=half).shape == (3,)
assert x.clone().add_(x, alpha=-half).shape == (3,)
assert x.sub(x, alpha=x.sum()).shape == (3,)
x.clone().sub_(x, alpha=torch.tensor(2))
torch.rsub(x, x, alpha=half)
torch.addcmul(x, x, x, value=half).clone().addcdiv_(x, x, value=half)
torch.addmm(m, m, m, alpha=half, beta=half)
torch.index_add(x, 0, torch.tensor([0, 2]), x[:2], alpha=half)
x.logit(half)
torch.nn.functional.elu(x, alpha=half)

torch.add(x, x, alpha=torch.tensor([0.5]))  # want "argument 'alpha' must be Number, not Tensor"
x.sub(x, alpha="2")  # want "argument 'alpha' must be Number, not str"
torch.add(x.long(), x.long(), alpha=half)  # want "alpha is a float"
torch.add(x, torch.ones(4), alpha=half)  # want "3 against 4"
