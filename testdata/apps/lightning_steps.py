"""A trainer runs the steps of a module on the batches of its loaders."""
import pytorch_lightning as pl
import torch
import torch.nn.functional as F
from pytorch_lightning.callbacks import ModelCheckpoint
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Net(pl.LightningModule):
    def __init__(self, width=16, classes=10, lr=1e-3, **kwargs):
        super().__init__()
        self.save_hyperparameters(ignore=["lr"])
        self.lr = lr
        self.body = nn.Linear(28 * 28, self.hparams.width)
        self.head = nn.Linear(self.hparams.width, self.hparams["classes"])
        self.scores = []

    def forward(self, x):
        return self.head(self.body(x.flatten(1)).relu())

    def training_step(self, batch, batch_idx):
        x, y = batch
        logits = self(x)
        loss = F.cross_entropy(logits, y)
        self.log("loss", loss, prog_bar=True)
        return loss

    def validation_step(self, batch, batch_idx):
        x, y = batch
        loss = F.mse_loss(self(x), F.one_hot(y, 9).float())  # want "9"
        self.scores.append(loss)

    def on_validation_epoch_end(self):
        torch.stack(self.scores).mean().view(2)  # want "view"

    def test_step(self, batch):
        x, _ = batch
        return self.body(x)  # want "takes 784 features, got 28"

    def predict_step(self, batch, batch_idx, dataloader_idx=0):
        return self(batch[0])

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.lr)


class Data(pl.LightningDataModule):
    def __init__(self, batch_size=32):
        super().__init__()
        self.batch_size = batch_size

    def setup(self, stage=None):
        self.data = TensorDataset(torch.randn(100, 1, 28, 28), torch.randint(0, 10, (100,)))

    def train_dataloader(self):
        return DataLoader(self.data, batch_size=self.batch_size, shuffle=True)

    def val_dataloader(self):
        return DataLoader(self.data, batch_size=self.batch_size)

    test_dataloader = val_dataloader
    predict_dataloader = val_dataloader


net = Net(width=32, extra=3)
nn.Linear(net.hparams.extra, 3)(torch.randn(2, 4))  # want "takes 3 features, got 4"
assert not hasattr(net.hparams, "lr")
trainer = pl.Trainer(max_epochs=3, callbacks=[ModelCheckpoint(monitor="loss")])
trainer.fit(net, datamodule=Data())
trainer.test(net, Data())
out = trainer.predict(net, datamodule=Data())
torch.cat(out).view(-1, 7).view(3, -1)  # want "view"
print(trainer.callback_metrics["loss"], trainer.checkpoint_callback.best_model_path)


class Other(pl.LightningModule):
    def __init__(self, cfg):
        super().__init__()
        self.save_hyperparameters(cfg)
        self.fc = nn.Linear(self.hparams.features, 2)
        self.automatic_optimization = False

    def training_step(self, batch, batch_idx):
        opt = self.optimizers()
        opt.zero_grad()
        loss = self.fc(batch).mean()  # want "takes 8 features, got 9"
        self.manual_backward(loss)
        opt.step()

    def configure_optimizers(self):
        opt = torch.optim.SGD(self.parameters(), lr=0.1)
        return {"optimizer": opt, "lr_scheduler": torch.optim.lr_scheduler.StepLR(opt, 3)}


trainer = pl.Trainer(accelerator="gpu", devices=1)
trainer.fit(Other({"features": 8}), DataLoader(torch.randn(20, 9), batch_size=4))
trainer.fit(Other({"features": 8}), DataLoader(torch.randn(20, 8), batch_size=4))


class Unreduced(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 2)

    def training_step(self, batch):
        return {"loss": self.fc(batch)}

    def configure_optimizers(self):
        a = torch.optim.SGD(self.parameters(), lr=0.1)
        return [a], [torch.optim.lr_scheduler.StepLR(a, 3)]


class Waiting(pl.LightningModule):  # nobody fits it: no loader is guessed
    def __init__(self, width):
        super().__init__()
        self.fc = nn.Linear(width, 2)

    def training_step(self, batch, batch_idx):
        x, y = batch
        return F.cross_entropy(self.fc(x), y)

    def train_dataloader(self):
        return DataLoader(TensorDataset(torch.randn(4, 3), torch.zeros(4)), batch_size=2)


class Backbone(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(8, 16)
        self.b = nn.Linear(17, 4)

    def forward(self, x):
        return self.b(self.a(x))  # want "takes 17 features, got 16"
