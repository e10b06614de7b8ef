# torch's layers have more names than those that are documented, and subclasses use them.
import torch
from torch import nn


class Masked(nn.InstanceNorm1d):
    def forward(self, x, mask=None):
        self._check_input_dim(x)
        return super().forward(x)


Masked(3)(torch.zeros(2, 3, 5))
lstm = nn.LSTM(2, 3)
lstm._flat_weights
lstm.check_input(torch.zeros(4, 1, 2), None)
nn.Conv2d(1, 2, 3)._reversed_padding_repeated_twice
nn.Sequential()._state_dict_hooks
nn.ModuleList()._get_abs_string_index(0)
nn.ReLU6().max_val
hasattr(lstm, "_flat_weights_names") or lstm.absent
lstm._flat_wieghts  # want "no attribute '_flat_wieghts'"
nn.Linear(1, 2)._flat_weights  # want "no attribute '_flat_weights'"
