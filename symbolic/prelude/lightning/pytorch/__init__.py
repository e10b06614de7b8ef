from _lightning import Callback, LightningDataModule, LightningModule, Trainer, seed_everything
from _pylib import unknown


def __getattr__(name):
    if name == "__version__":
        return "2.6.6"
    return unknown("")
