"""What a loop puts into a list by index it puts at each place, however long it runs."""
import torch
from somewhere import data

batch = [(data(i), torch.zeros(3, data.n)) for i in range(16)]
waves = [None for _ in range(16)]
mels = torch.zeros(16, 3, 50)
for i, (x, y) in enumerate(batch):
    size = y.size(1)
    mels[i, :, :size] = y
    waves[i] = x
waves[13].close()
waves[14].close()

rows = [(data(i), torch.zeros(3, data.n)) for i in range(100)]
first, sizes, never = [None] * 100, [0] * 100, [None] * 100
mels = torch.zeros(100, 3, 50)
for i, (x, y) in enumerate(rows):
    size = y.size(1)
    mels[i, :, :size] = y
    first[i] = x
    sizes[i] = size
first[98].close()
torch.zeros(sizes[97]) + torch.zeros(5)
never[98].close()  # want "'NoneType' object has no attribute 'close'"
mels.view(100, 151)  # want "view"
