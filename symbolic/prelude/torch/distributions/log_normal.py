from torch.distributions.composite import LogNormal
