from torch.distributions.scalar import Normal
