from torch.distributions.scalar import Cauchy
