"""numpy multiplies matrices of two types, which torch refuses."""
import numpy as np
import torch

turned = np.dot(np.random.rand(3, 3), np.eye(3, dtype=int))
narrow = np.zeros((3, 3), dtype=np.float32) @ turned
torch.from_numpy(narrow).double() @ torch.zeros(3, 4, dtype=torch.float64)
torch.from_numpy(narrow) @ torch.zeros(3, 4)  # want "float64 and float32"
np.zeros((2, 3)) @ np.ones((4, 2), dtype=int)  # want "\[2, 3\] and \[4, 2\] cannot be multiplied"
