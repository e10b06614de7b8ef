import torch


class Either(torch.nn.Module):
    """One of two layers runs: which one depends on what the input holds."""

    def __init__(self, *widths):
        super().__init__()
        self.first, self.second = (torch.nn.Linear(4, w) for w in widths)
        self.last = torch.nn.Linear(4, 2)

    def forward(self, x):
        if x.sum() > 0:
            y = self.first(x)
        else:
            y = self.second(x)
        return self.last(x) + y.mean()


class Early(Either):
    def forward(self, x):
        if x.sum() > 0:
            return self.first(x)
        return self.second(x)


class Guarded(Either):
    def forward(self, x):
        if x.sum() > 0:
            self.second(x)
            raise ValueError("negative numbers only")
        return self.first(x)


class Masked(Either):
    """What is read of a mask that may be None runs once for each."""

    def forward(self, x):
        mask = None if x.sum() > 0 else torch.ones(3, 3)
        y = torch.nn.functional.scaled_dot_product_attention(x, x, x, attn_mask=mask)
        return self.first(y)


class Repeated(Either):
    """Iterations that all do the same are not all run, but each one costs."""

    def __init__(self, n):
        super().__init__(4, 4)
        self.n = n

    def forward(self, x):
        for _ in range(self.n):
            x = self.first(x)
        return x


class Until(Either):
    def forward(self, x):
        while x.sum() > 0:
            x = self.first(x)
        return self.last(x)


class Counting(Either):
    def forward(self, x):
        n = 0
        while x.sum() > n:
            n += 1
        return self.last(x)


class Headed(torch.nn.Module):
    """The function behind nn.MultiheadAttention costs what the layer does."""

    def __init__(self):
        super().__init__()
        self.attention = torch.nn.MultiheadAttention(4, 2)

    def forward(self, x):
        m = self.attention
        y, _ = torch.nn.functional.multi_head_attention_forward(
            x, x[:2], x[:2], 4, 2, m.in_proj_weight, m.in_proj_bias, None, None, False, 0.0, m.out_proj.weight, m.out_proj.bias)
        return y


class Crossed(torch.nn.Module):
    """The queries are the same for all sequences that are attended to."""

    def __init__(self, sequences):
        super().__init__()
        self.sequences = sequences

    def forward(self, x):
        return torch.nn.functional.scaled_dot_product_attention(x[None], x.repeat(self.sequences, 1, 1), x.repeat(self.sequences, 1, 1))
