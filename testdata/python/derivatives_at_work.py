"""backward() runs the backward of each function that the result surely came through; what it gives must fit the inputs."""
import random

import torch
import torch.nn.functional as F
from torch import nn
from torch.autograd import Function


class Linear(Function):
    @staticmethod
    def forward(ctx, x, weight, bias=None):
        ctx.save_for_backward(x, weight, bias)
        y = x.mm(weight.t())
        return y if bias is None else y + bias.unsqueeze(0).expand_as(y)

    @staticmethod
    def backward(ctx, g):
        x, weight, bias = ctx.saved_tensors
        assert ctx.needs_input_grad[1]
        return g.mm(weight), g.t().mm(x), None if bias is None else g.sum(0), None, None


class Twisted(Linear):
    @staticmethod
    def backward(ctx, g):
        x, weight, bias = ctx.saved_tensors
        return g.mm(weight), g.mm(x.t()), g.sum(0)  # want "mm: \[6, 3\] and \[4, 6\] cannot be multiplied"


class Transposed(Linear):
    @staticmethod
    def backward(ctx, g):
        x, weight, bias = ctx.saved_tensors
        return g.mm(weight), x.t().mm(g), g.sum(0)


class Short(Linear):
    @staticmethod
    def backward(ctx, g):
        return g.mm(ctx.saved_tensors[1]), None


class Clipped(Function):
    @staticmethod
    def forward(ctx, x, least):
        ctx.least = least
        ctx.mask = x > least
        return x.clamp(min=least)

    @staticmethod
    def backward(ctx, g):
        return g * ctx.mask, g


class Parts(Function):
    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.set_materialize_grads(False)
        ctx.width = inputs[0].shape[1]

    @staticmethod
    def forward(x):
        return x[:, :2], x[:, 2:].clone(), x.argmax(1)

    @staticmethod
    def backward(ctx, g, h, i):
        assert i is None
        return torch.zeros(6, ctx.width + 1) if h is None else torch.zeros(6, ctx.width)


class Layer(nn.Module):
    def __init__(self, function, n_in, n_out):
        super().__init__()
        self.weight, self.bias = nn.Parameter(torch.randn(n_out, n_in)), nn.Parameter(torch.zeros(n_out))
        self.function = function

    def forward(self, x):
        return self.function.apply(x, self.weight, self.bias)


x, y = torch.randn(6, 4), torch.randint(3, (6,))
for function in (Linear, Transposed, Short):
    net = nn.Sequential(nn.Linear(4, 5), nn.ReLU(), Layer(function, 5, 3))
    F.cross_entropy(net(x), y).backward()  # want "gives a gradient \[5, 3\] for input 2, which is \[3, 5\]" "Short.backward gives 2 gradients for 3 inputs"
(F.cross_entropy(Layer(Twisted, 4, 3)(x), y) * 2).backward()  # want "Twisted.backward"
torch.autograd.backward(Layer(Transposed, 4, 3)(x).sum())  # want "gives a gradient \[4, 3\] for input 2, which is \[3, 4\]"
out = Layer(Transposed, 4, 3)(x)[:, :2].t()
total = 0
for row in out:
    total = total + row.pow(2).mean()
total.backward()  # want "gives a gradient \[4, 3\] for input 2, which is \[3, 4\]"
Layer(Transposed, 4, 4)(x).mean().backward()  # a square fits either way
w = torch.randn(5, requires_grad=True)
Clipped.apply(w, 0.5).sum().backward()  # want "Clipped.backward gives a gradient for input 2, which is no tensor"
Clipped.apply(torch.randn(6, 4, requires_grad=True), 0.5)
a, b, i = Parts.apply(torch.randn(6, 4, requires_grad=True))
(a.sum() + b.sum()).backward()

# What does not go through it says nothing.
twisted = Layer(Twisted, 4, 3)
plain = nn.Linear(4, 3)
F.mse_loss(plain(x), twisted(x).detach()).backward()
F.mse_loss(plain(x), twisted(x).data).backward()
F.mse_loss(plain(x), torch.tensor(twisted(x).tolist())).backward()
with torch.no_grad():
    target = twisted(x)
F.mse_loss(plain(x), target).backward()


@torch.no_grad()
def teach(x):
    return twisted(x)


@torch.inference_mode
def infer(x):
    return twisted(x)


F.mse_loss(plain(x), teach(x)).backward()
F.mse_loss(plain(x), infer(x).clone()).backward()
torch.set_grad_enabled(False)
target = twisted(x)
torch.set_grad_enabled(True)
F.mse_loss(plain(x), target).backward()
with torch.set_grad_enabled(random.random() > 2):
    target = twisted(x)
F.mse_loss(plain(x), target).backward()
with torch.no_grad() if random.random() < 2 else torch.enable_grad():
    target = twisted(x)
F.mse_loss(plain(x), target).backward()
F.mse_loss(plain(x), (twisted(x) > 0).float()).backward()
F.mse_loss(plain(x), torch.zeros_like(twisted(x))).backward()
F.mse_loss(plain(x), Twisted.apply(x, torch.randn(3, 4), torch.zeros(3))).backward()
frozen = Layer(Twisted, 4, 3).requires_grad_(False)
F.mse_loss(plain(x), frozen(x)).backward()
target = twisted(x) if random.random() > 2 else torch.zeros(6, 3)
F.mse_loss(plain(x), target).backward()
target = torch.zeros(6, 3)
for _ in range(random.randrange(1)):
    target = target + twisted(x)
F.mse_loss(plain(x), target).backward()
