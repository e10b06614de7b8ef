import torch
from torch import nn
from torch.cuda.amp import GradScaler, autocast
from torch.profiler import ProfilerActivity, profile, record_function

net = nn.Linear(3, 4)
optimizer = torch.optim.Adam(net.parameters())
scaler = GradScaler()
for _ in range(3):
    with torch.amp.autocast("cuda", dtype=torch.float16):
        loss = net(torch.randn(2, 3).half()).mean()  # autocast computes in one dtype
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    scaler.step(optimizer)
    scaler.update()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 4)

    @autocast()
    def forward(self, x):
        with record_function("fc"):
            return self.fc(x.half())  # want "takes 3 features, got 5"


Net()(torch.randn(2, 3))
Net()(torch.randn(2, 5))
net(torch.randn(2, 3).half())  # want "input is float16, but weight or bias is float32"

with profile(activities=[ProfilerActivity.CPU]) as prof:
    net(torch.randn(2, 4))  # want "takes 3 features, got 4"
print(prof.key_averages().table())
