"""Arrays of truths: filled with one, or of which numbers are infinite or none at all."""
import numpy as np
import torch

bounded = np.full((3, 4), -np.inf < 2)
samples = np.empty((3, 4))
samples[~bounded & np.isneginf(samples)] = 0.5
torch.zeros(3, 4)[torch.as_tensor(bounded)].view(3, 4, 4)  # want "does not hold the 12 elements"
torch.as_tensor(np.isnan(samples)).view(7)  # want "12 elements"
torch.zeros(2 if np.isposinf(np.inf) and not np.isfinite(-np.inf) and np.isinf(np.inf) else 3).view(7)  # want "2 elements"
torch.zeros(2 if np.isnan(1.5) or np.isneginf(2) else 3).view(7)  # want "3 elements"
torch.as_tensor(np.full(3, True)) - torch.as_tensor(np.isfinite(np.arange(3)))  # want "bool"
