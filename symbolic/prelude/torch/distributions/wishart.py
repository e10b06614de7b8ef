from torch.distributions.multivariate import Wishart
