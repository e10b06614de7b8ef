from torch.distributions.discrete import Binomial
