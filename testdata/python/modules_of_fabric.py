# What Fabric sets up is wrapped: the wrapper has a device, the module in it, and all attributes of that.
import lightning as L
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 4)
        self.steps = 0

    def forward(self, x):
        y = self.layer(x)  # want "takes 3 features, got 5"
        self.seen = y.dtype
        return y

    def loss(self, y):
        return y.mean()


fabric = L.Fabric(accelerator="cpu", devices=1)
with fabric.init_module(empty_init=False):
    net = Net()
model, optimizer = fabric.setup(net, torch.optim.SGD(net.parameters(), 0.1))
assert model.device.type == "cpu" and model.module is net and not isinstance(model, Net)
out = model(torch.zeros(2, 3).to(model.device))
assert out.shape == (2, 4) and out.dtype == torch.float32 and model.loss(out).ndim == 0
assert model.layer.out_features == 4 and [n for n, _ in model.module.named_parameters()] == ["layer.weight", "layer.bias"]
model.steps += 1
model.more = 2
assert net.steps == 1 and net.more == 2
model.eval()
assert not net.training and not model.training
assert sorted(model.state_dict()) == ["layer.bias", "layer.weight"]
assert len(list(model.parameters())) == 2
assert isinstance(optimizer, torch.optim.Optimizer) and len(optimizer.optimizer.param_groups) == 1
optimizer = fabric.setup_optimizers(torch.optim.Adam(net.parameters()))
loader = fabric.setup_dataloaders(DataLoader(TensorDataset(torch.zeros(6, 3)), batch_size=2))
for (x,) in loader:
    fabric.backward(model(x).sum())
    optimizer.step()

half = L.Fabric(accelerator="cpu", devices=1, precision="bf16-true")
other = half.setup_module(Net())
assert other.layer.weight.dtype == torch.bfloat16
assert other(torch.zeros(2, 3)).dtype == torch.float32 and other.seen == torch.bfloat16
mixed = L.Fabric(accelerator="cpu", devices=1, precision="bf16-mixed").setup(Net())
assert mixed(torch.zeros(2, 3)).dtype == torch.float32 and mixed.layer.weight.dtype == torch.float32
assert mixed.seen == torch.bfloat16

model(torch.zeros(2, 5))
mixed.layer(torch.zeros(2, 6))  # want "takes 3 features, got 6"
model.nothing  # want "nothing"
fabric.setup(model)  # want "passed only once"
