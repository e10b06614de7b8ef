from _lightning import Trainer
