from torch.distributions.multivariate import LKJCholesky
