import torch, torch.nn as nn
import someclick as click
import pytest, numbax as numba, tensorflow as tf
import attrx as attr
from somewhere import task, inject, fixture, app, register, configurable

@click.command()
@click.option("--width", default=20, type=int)
def main(width, n): 
    nn.Linear(width, 3)(torch.randn(2, 5))
main()

@app.command()
def cmd(a, *, b): pass
cmd()

@inject
def served(cfg, x=None):
    return x.missing, cfg.width + 1
served(torch.randn(2))

@task(name="x")
def t(self, x): return x
t.delay(3)
t(3)

@fixture
def model(): return nn.Linear(3, 4)
def test_model(model, n=4):
    model(torch.randn(2, 3))

@pytest.mark.parametrize("a", [1, 2])
def test_a(a): assert a
test_a()

@tf.function
def g(x, y): return x
g(1)
@numba.jit(nopython=True)
def h(x): return x
h()
@torch.vmap
def dot(a, b): return torch.dot(a, b)
dot(torch.randn(3, 4), torch.randn(3, 4))

@inject.vmap
def dot2(a, b): return torch.dot(a, b)
dot2(torch.randn(3, 4), torch.randn(3, 4))

class Net(nn.Module):
    @configurable
    def __init__(self, *, width, depth):
        super().__init__()
        self.fc = nn.Linear(width, depth)
    @register
    def forward(self, x, y):
        return self.fc(x)
    @inject
    def run(self, a, b): return a
    @staticmethod
    @inject
    def st(a, b): return a
    @classmethod
    @inject
    def cm(cls, a, b): return a

net = Net({"a": 1})
net(torch.randn(2, 3))
net.run(1)
Net.st()
Net.cm()
net.fc.in_features

@attr.s(auto_attribs=True)
class Conf:
    width: int = 3
c = Conf(5)
c.width.foo
c.evolve
nn.Linear(c.width, 3)

@register("x")
class Two(nn.Module):
    def __init__(self, a):
        super().__init__()
        self.a = a
    def forward(self, x): return x
Two(torch.randn(2, 3))
Two()
Two(3).frobnicate()
Two.build(3)
