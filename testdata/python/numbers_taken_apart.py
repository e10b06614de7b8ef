"""Tensors from other memory, numbers in two parts, functions of elements, and quantized tensors keep their sizes."""
import os
import tempfile

import numpy as np
import torch
from torch import nn
from torch.ao.nn.quantizable import LSTMCell
from torch.utils import dlpack

x = torch.rand(3, 4)
mantissa, exponent = torch.frexp(x)
assert mantissa.shape == exponent.shape == (3, 4) and mantissa.dtype == torch.float32 and exponent.dtype == torch.int32
assert x.double().frexp().mantissa.dtype == torch.float64
exponent + torch.zeros(3)  # want "4 against 3"
torch.frexp(torch.zeros(3, dtype=torch.int64))  # want "float tensor"
assert torch.from_dlpack(x).shape == dlpack.from_dlpack(dlpack.to_dlpack(x)).shape == (3, 4)
assert torch.utils.dlpack.from_dlpack(np.zeros((2, 3))).dtype == torch.float64
nn.Linear(5, 2)(torch.from_dlpack(x))  # want "5 features, got 4"
os.chdir(tempfile.mkdtemp())
stored = torch.from_file("numbers", shared=True, size=6, dtype=torch.float64)
assert stored.shape == (6,) and stored.dtype == torch.float64
assert x.map_(torch.rand(4), lambda a, b: a + b).shape == (3, 4)
x.map_(torch.rand(5), lambda a, b: a + b)  # want "4 against 5"
torch.rand(4).map_(x, lambda a, b: a + b)  # want "\[3, 4\]"

q = torch.quantize_per_tensor(torch.rand(2, 3, 8, 8), 0.1, 0, torch.quint8)
assert q.shape == (2, 3, 8, 8) and nn.functional.max_pool2d(q, 2).shape == (2, 3, 4, 4) and q.dequantize().shape == (2, 3, 8, 8)
torch.quantize_per_tensor(torch.zeros(3).double(), 0.1, 0, torch.quint8)  # want "float32"
h, c = LSTMCell(4, 5)(x)
assert h.shape == c.shape == (3, 5)
LSTMCell(3, 5)(x)  # want "3 features, got 4"
