from torch.distributions.scalar import Gumbel
