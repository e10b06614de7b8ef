from torch.distributions.scalar import HalfNormal
