"""What autocast gives, inside and after it."""
import contextlib

import torch
import torch.nn as nn
import torch.nn.functional as F

fc = nn.Linear(8, 4)
x = torch.randn(2, 8)

with torch.autocast("cpu", dtype=torch.bfloat16):
    y = fc(x)
    assert y.dtype == torch.bfloat16
    assert fc(x.bfloat16()).dtype == torch.bfloat16
    assert F.cross_entropy(y, torch.zeros(2, dtype=torch.long)).dtype == torch.float32
    assert (y + x[:, :4]).dtype == torch.float32
    with torch.autocast("cpu", enabled=False):
        assert fc(x).dtype == torch.float32
        fc(y @ torch.randn(4, 8, dtype=torch.bfloat16))  # want "bfloat16"
nn.Linear(4, 2)(y)  # want "bfloat16"
nn.Linear(4, 2)(y.float())


@torch.autocast("cpu")
def product(a):
    return a @ a.t()


assert product(x).dtype == torch.bfloat16
assert (x @ x.t()).dtype == torch.float32

with torch.autocast("cuda"):  # x is on the CPU
    assert fc(x).dtype == torch.float32

net = nn.Linear(8, 4).cuda()
with torch.autocast("cuda"):
    assert net(x.cuda()).dtype == torch.float16
    assert F.softmax(net(x.cuda()), -1).dtype == torch.float32
    nn.BCELoss()(torch.sigmoid(net(x.cuda())), torch.rand(2, 4).cuda())  # want "binary_cross_entropy_with_logits"

amp = torch.rand(1).item() > 0.5
with torch.autocast("cpu") if amp else contextlib.nullcontext():
    fc(x.bfloat16())
