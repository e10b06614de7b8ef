from torch.distributions.scalar import Uniform
