from torch.distributions.scalar import Pareto
