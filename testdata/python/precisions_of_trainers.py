# A true precision converts module and batches; which operators a mixed one casts, the device decides.
import torch
from pytorch_lightning import LightningModule, Trainer
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Net(LightningModule):
    def __init__(self, seen, kept):
        super().__init__()
        self.layer = nn.Linear(4, 10)
        self.seen, self.kept = seen, kept

    def training_step(self, batch, i):
        y = self.layer(batch[0])
        assert y.dtype == self.seen and self.layer.weight.dtype == self.kept and y.shape == (2, 10)
        nn.Linear(9, 2)(y)  # want "takes 9 features, got 10"
        return y.float().sum()

    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), 0.1)


def fit(precision, seen, kept):
    loader = DataLoader(TensorDataset(torch.randn(8, 4)), batch_size=2)
    Trainer(accelerator="cpu", precision=precision, max_epochs=1, logger=False).fit(Net(seen, kept), loader)


if __name__ == "__main__":
    fit("bf16", torch.bfloat16, torch.float32)
    fit("bf16-mixed", torch.bfloat16, torch.float32)
    fit("bf16-true", torch.bfloat16, torch.bfloat16)
    fit("64-true", torch.float64, torch.float64)
    fit(32, torch.float32, torch.float32)
