from torch.distributions.scalar import InverseGamma
