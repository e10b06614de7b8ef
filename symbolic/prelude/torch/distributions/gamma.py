from torch.distributions.scalar import Gamma
