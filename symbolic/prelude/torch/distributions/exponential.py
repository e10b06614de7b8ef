from torch.distributions.scalar import Exponential
