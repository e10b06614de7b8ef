from torch.distributions.discrete import Geometric
