# Arguments of a trainer with fields of the program's own, and a trainer with a loss of its own.
from dataclasses import dataclass, field
from typing import Optional

import torch
from torch import nn
from torch.utils.data import Dataset
from transformers import HfArgumentParser, Trainer, TrainingArguments


@dataclass
class Arguments(TrainingArguments):
    cache_dir: Optional[str] = field(default=None)
    width: int = 12

    def __post_init__(self):
        super().__post_init__()
        self.half = self.width // 2


class Rows(Dataset):
    def __len__(self):
        return 10

    def __getitem__(self, i):
        return {"x": torch.rand(8), "labels": torch.tensor(i % 3)}


class Model(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.fc = nn.Linear(8, width)
        self.out = nn.Linear(6, 3)

    def forward(self, x, labels=None):
        return {"logits": self.out(self.fc(x))}  # want "out takes 6 features, got 12: input is \[4, 12\]"


class WeightedTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        loss = nn.functional.cross_entropy(outputs["logits"], labels)
        return (loss, outputs) if return_outputs else loss

    def create_optimizer(self):
        optimizer = super().create_optimizer()
        return optimizer


args = Arguments(output_dir="out", per_device_train_batch_size=4, learning_rate=1e-3, width=6)
nn.Linear(4, 1)(torch.rand(2, args.half))  # want "4 features, got 3"
WeightedTrainer(model=Model(args.width), args=args, train_dataset=Rows()).train()
WeightedTrainer(model=Model(12), args=args, train_dataset=Rows()).train()


def model_of_trial(trial):
    width = 4 if trial is None else trial.suggest_int("width", 1, 9)
    return nn.Linear(width, 2)


Trainer(model_init=model_of_trial).model(torch.zeros(1, 5))  # want "takes 4 features, got 5"
Trainer(model_init=lambda: nn.Linear(3, 2)).model(torch.zeros(1, 5))  # want "takes 3 features, got 5"

(parsed,) = HfArgumentParser(Arguments).parse_args_into_dataclasses()
steps = parsed.gradient_accumulation_steps
