def f():
    v = 1
    class A:
        w = v
        v = 2
        class B:
            x = v, w
            def g(self):
                return v, w, A, B
        y = [v for _ in v]
        z = (lambda: v)()
    return A

class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        return cls

class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    @property
    def width(self):
        return [p.numel() for p in self.parameters() if p.requires_grad]
