from torch.distributions.scalar import StudentT
