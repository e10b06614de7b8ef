from torch.distributions.scalar import GeneralizedPareto
