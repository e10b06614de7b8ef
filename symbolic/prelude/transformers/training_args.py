"""What a trainer is told. https://huggingface.co/docs/transformers/main_classes/trainer"""
import torch
from _pylib import unknown


def __getattr__(name):
    return unknown("")


class TrainingArguments:
    __fields_in_part__ = True

    def __init__(self, output_dir=None, **kwargs):
        self.output_dir = output_dir
        self.per_device_train_batch_size = 8
        self.per_device_eval_batch_size = 8
        self.learning_rate = 5e-5
        self.num_train_epochs = 3.0
        self.seed = 42
        self.device = torch.device("cpu")
        for name, value in kwargs.items():
            setattr(self, name, value)
        self.train_batch_size = self.per_device_train_batch_size
        self.eval_batch_size = self.per_device_eval_batch_size

    def __post_init__(self):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")


class Seq2SeqTrainingArguments(TrainingArguments):
    pass
