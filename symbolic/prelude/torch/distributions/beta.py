from torch.distributions.scalar import Beta
