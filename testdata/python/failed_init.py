# What a constructor that cannot be called would have given its object nobody knows: one fault, no others after it.
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Points(Dataset):
    def __init__(self, root, args, split="train"):
        self.files = [root]
        self.normals = args.normals

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        return self.files[i], self.normals


data = Points("/data", split="test")  # want "missing 1 required argument: 'args'"
for x, y in DataLoader(data, batch_size=2):
    print(x, y)


class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.fc = nn.Linear(width, 2)

    def forward(self, x):
        return self.fc(x)


net = Net()  # want "missing 1 required argument: 'width'"
print(net.fc.weight.shape, list(net.parameters()))
