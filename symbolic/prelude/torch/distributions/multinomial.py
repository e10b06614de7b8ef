from torch.distributions.discrete import Multinomial
