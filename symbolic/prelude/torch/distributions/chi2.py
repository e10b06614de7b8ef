from torch.distributions.scalar import Chi2
