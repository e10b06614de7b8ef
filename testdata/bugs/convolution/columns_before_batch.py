import torch
import torch.nn as nn


class CRNN(nn.Module):
    def __init__(self, n_classes, h=32):
        super().__init__()
        self.cnn = nn.Sequential(nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2, 2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d((2, 1)))
        self.lin = nn.Linear(32 * (h // 4), 48)
        self.rnn = nn.LSTM(48, 24, bidirectional=True)
        self.fc = nn.Linear(48, n_classes)

    def forward(self, x):
        f = self.cnn(x)
        b, c, h, w = f.size()
        f = f.permute(3, 0, 1, 2).reshape(b, w, c * h)  # want "scrambled-view"
        f = torch.relu(self.lin(f))
        out, _ = self.rnn(f)
        return self.fc(out).log_softmax(2)


net = CRNN(20)
imgs = torch.rand(3, 1, 32, 64)
logp = net(imgs)
targets = torch.randint(1, 20, (3, 7))
lens = torch.full((3,), logp.size(0) , dtype=torch.long) if logp.size(1) == 3 else torch.full((32,), 3, dtype=torch.long)
tl = torch.randint(3, 7, (3,))
if logp.size(1) == 3:
    loss = nn.CTCLoss()(logp, targets, lens, tl)
    print(loss.item())
