from torch.distributions.scalar import Laplace
