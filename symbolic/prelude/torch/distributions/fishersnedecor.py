from torch.distributions.scalar import FisherSnedecor
