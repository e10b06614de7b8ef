from torch.distributions.scalar import Weibull
