from torch.distributions.scalar import VonMises
