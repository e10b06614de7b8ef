from torch.distributions.composite import Independent
