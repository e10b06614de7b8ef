from torch.distributions.scalar import Kumaraswamy
