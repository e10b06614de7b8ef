from torch.distributions.scalar import HalfCauchy
