from torch.distributions.composite import LogisticNormal
