# A class of a library that is described in part may have what its description has not, on the class as on its objects; its
# methods that are not described fill what was None.
import dataclasses
from abc import ABC
from dataclasses import dataclass
from typing import Generic, TypeVar, get_type_hints

from transformers import Trainer, TrainingArguments


@dataclass
class Options(TrainingArguments):
    _FIELDS = TrainingArguments._VALID_DICT_FIELDS + ["more"]
    width: int = 3


hints = get_type_hints(Options)
for field in dataclasses.fields(Options):
    hints[field.name]
hints["learning_rate"]


class Own(Trainer):
    def __init__(self, model):
        self.model = model
        self.optimizer = None
        self.create_optimizer_and_scheduler(num_training_steps=3)
        self.optimizer.step()


Own(None)


class Base:
    first: int


class Derived(Base):
    second: int


get_type_hints(Derived)["first"]
get_type_hints(Derived)["third"]  # want "'third'"

T = TypeVar("T")


class Abstract(ABC):
    pass


class OfType(Generic[T]):
    pass


Abstract.absent  # want "no attribute 'absent'"
Abstract().absent  # want "no attribute 'absent'"
OfType().absent  # want "no attribute 'absent'"
