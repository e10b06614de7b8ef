"""A plain parameter is not a distributed tensor; of what makes one nothing is known."""
import torch
import torch.distributed
from torch.distributed.tensor import DTensor, Replicate, distribute_tensor

fc = torch.nn.Linear(4, 6)
if isinstance(fc.weight, torch.distributed.tensor.DTensor):
    out = fc.weight.to_local().shape[0]
else:
    out = fc.out_features
torch.zeros(2, out).view(9)  # want "12 elements"
whole = distribute_tensor(torch.zeros(8, 4), None, [Replicate()])
whole.to_local() @ torch.zeros(3, 3)
DTensor.from_local(torch.zeros(8, 4)).full_tensor() @ torch.zeros(3, 3)
