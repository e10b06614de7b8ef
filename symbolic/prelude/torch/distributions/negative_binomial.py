from torch.distributions.discrete import NegativeBinomial
