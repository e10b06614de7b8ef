from torch.distributions.multivariate import Dirichlet
