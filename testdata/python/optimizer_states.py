# What optimizers keep of each parameter once they have made a step.
import torch
from torch import nn, optim


def stepped(make, model=None):
    model = nn.Linear(3, 4) if model is None else model
    optimizer = make(model.parameters())
    model(torch.randn(2, 3)).sum().backward()
    optimizer.step()
    return optimizer, optimizer.state[model.weight]


adam, kept = stepped(optim.Adam)
assert kept["exp_avg"].shape == (4, 3)
assert kept["step"].shape == ()
kept["exp_avg_sq"] + torch.zeros(5, 5)  # want "do not broadcast"
kept["max_exp_avg_sq"] if "max_exp_avg_sq" in kept else None

_, kept = stepped(lambda p: optim.AdamW(p, amsgrad=True))
kept["max_exp_avg_sq"] + torch.zeros(5, 5)  # want "do not broadcast"

_, kept = stepped(lambda p: optim.SGD(p, lr=0.1, momentum=0.9))
kept["momentum_buffer"] @ torch.zeros(4, 4)  # want "3.*4"

plain, kept = stepped(optim.SGD)
assert len(kept) == 0

_, kept = stepped(optim.RMSprop)
assert kept["square_avg"].shape == (4, 3) and "momentum_buffer" not in kept
_, kept = stepped(lambda p: optim.RMSprop(p, momentum=0.5, centered=True))
assert kept["momentum_buffer"].shape == kept["grad_avg"].shape == (4, 3)
_, kept = stepped(optim.NAdam)
assert kept["mu_product"].shape == ()
_, kept = stepped(optim.Adamax)
assert kept["exp_inf"].shape == (4, 3)
_, kept = stepped(optim.Adadelta)
assert kept["acc_delta"].shape == (4, 3)
_, kept = stepped(optim.ASGD)
assert kept["ax"].shape == (4, 3) and kept["eta"].shape == ()
_, kept = stepped(optim.Rprop)
assert kept["prev"].shape == (4, 3)
_, kept = stepped(optim.Adafactor)
assert kept["row_var"].shape == (4, 1) and kept["col_var"].shape == (1, 3)

layer = nn.Linear(3, 4)
adagrad = optim.Adagrad(layer.parameters())
assert adagrad.state[layer.bias]["sum"].shape == (4,)

for p in adam.param_groups[0]["params"]:
    adam.state[p]["exp_avg"].add_(torch.zeros_like(p))

saved = adam.state_dict()
assert saved["state"][1]["exp_avg"].shape == (4,)
other = optim.Adam(layer.parameters(), lr=0.5)
other.load_state_dict(saved)
assert other.param_groups[0]["lr"] == 0.001
other.state[layer.weight]["exp_avg"] + torch.zeros(5, 5)  # want "do not broadcast"
try:
    optim.Adam([layer.weight]).load_state_dict(saved)
    assert False
except ValueError:
    pass

frozen = nn.Linear(3, 4)
frozen.bias.requires_grad_(False)
adam, _ = stepped(optim.Adam, frozen)
assert len(adam.state) == 1

named = optim.SGD(layer.named_parameters(), lr=0.1)
assert named.param_groups[0]["param_names"] == ["weight", "bias"]
assert named.param_groups[0]["params"][1].shape == (4,)


def closure():
    bfgs.zero_grad()
    loss = layer(torch.randn(2, 3)).pow(2).sum()
    loss.backward()
    return loss


bfgs = optim.LBFGS(layer.parameters())
assert bfgs.step(closure).shape == ()
bfgs.state[layer.weight]["n_iter"]

# What is trained for a while: each step keeps the same.
trained = nn.Sequential(nn.Linear(3, 3), nn.ReLU(), nn.Linear(3, 1))
optimizer = optim.Adam(trained.parameters())
for _ in range(50):
    optimizer.zero_grad()
    trained(torch.randn(2, 3)).mean().backward()
    optimizer.step()
moments = [state["exp_avg"].flatten() for state in optimizer.state.values()]
assert len(moments) == 4
torch.cat(moments) + torch.zeros(15)  # want "16 against 15"
