"""Arrays of numpy convert what is assigned to them, and a dtype that is set takes their memory apart anew."""
import numpy as np
import torch

a = np.zeros(10, dtype=np.int32)
a[[1, 2]] = [3, 4]
a[np.array([1, 2])] = np.array([3.0, 4.0])
a[a > 0] = np.array([1.5])
a[[1, 2]] = [3, 4, 5]  # want "3"
t = torch.zeros(10)
t[[1, 2]] = torch.tensor([1, 2])  # want "float32, the values are int64"
b = np.zeros((5, 3), dtype=np.uint8)
b.dtype = [("red", "u1"), ("green", "u1"), ("blue", "u1")]
print(b.dtype.descr + b.dtype.descr, [b[name][:, 0] for name in b.dtype.names])
