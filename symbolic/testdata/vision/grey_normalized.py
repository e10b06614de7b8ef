"""One channel, normalized as if there were three."""
from torchvision import datasets, transforms as T
grey = datasets.MNIST("d", transform=T.Compose([T.ToTensor(), T.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))]))
item = grey[0]  # want "cannot hold the result"
