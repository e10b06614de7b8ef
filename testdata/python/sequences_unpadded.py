"""unpad_sequence puts the batch first in the tensor that it is given, unless it is first already."""
import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence, unpad_sequence

padded = pad_sequence([torch.zeros(5, 3), torch.zeros(2, 3)])
assert padded.shape == (5, 2, 3)
parts = unpad_sequence(padded, torch.tensor([5, 2]))
assert [p.shape[0] for p in parts] == [5, 2] and padded.shape == (2, 5, 3)
padded + torch.zeros(5, 2, 3)  # want "5 against 2"
unpad_sequence(padded, torch.tensor([5, 2]), batch_first=True)
assert padded.shape == (2, 5, 3)
again = unpad_sequence(padded.transpose(0, 1), torch.tensor([4, 2]))
assert padded.shape == (2, 5, 3) and again[0].shape == (4, 3)
same = padded
unpad_sequence(same, torch.tensor([1, 1, 1, 1, 1]))
assert padded.shape == (5, 2, 3)
unpad_sequence(padded, torch.tensor([5, 2, 1]))  # want "3 lengths for a batch of 2"
nn.GRU(3, 4)(padded, torch.zeros(1, 5, 4))
