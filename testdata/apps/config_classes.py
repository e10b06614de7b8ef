import argparse
from dataclasses import dataclass, field
from typing import List, Optional

import attr
import pytorch_lightning as pl
import torch
import tyro
from attrs import define, evolve
from attrs import field as attrs_field
from beartype import beartype
from dataclasses_json import dataclass_json
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_settings import BaseSettings
from torch import nn
from transformers import HfArgumentParser


class Head(BaseModel):
    width: int = 16
    sizes: List[int] = Field(default_factory=lambda: [3, 4])


class Config(BaseModel):
    model_config = ConfigDict(extra="allow")
    name: str
    depth: int = Field(2, ge=1)
    head: Head = Head()
    checked: int = 3
    total: Optional[int] = None

    @field_validator("checked")
    @classmethod
    def twice(cls, v):
        return v * 2

    @model_validator(mode="after")
    def sum(self):
        self.total = self.depth + self.head.width
        return self


c = Config(name="a", depth="4", head={"width": 8}, other=7)
nn.Linear(c.depth, 3)(torch.randn(2, 5))  # want "takes 4 features, got 5"
nn.Linear(c.head.width, 3)(torch.randn(2, 9))  # want "takes 8 features, got 9"
nn.Linear(c.total, 3)(torch.randn(2, 11))  # want "takes 12 features, got 11"
nn.Linear(c.other, 3)(torch.randn(2, 8))  # want "takes 7 features, got 8"
nn.Linear(c.checked, 3)(torch.randn(2, 6))  # want "takes 3 features, got 6"
nn.Linear(Config(name="a", checked=3).checked, 3)(torch.randn(2, 7))  # want "takes 6 features, got 7"
nn.Linear(c.model_dump()["head"]["sizes"][0], 3)(torch.randn(2, 4))  # want "takes 3 features, got 4"
nn.Linear(c.model_copy(update={"depth": 6}).depth, 3)(torch.randn(2, 7))  # want "takes 6 features, got 7"


class Settings(BaseSettings):
    width: int = 12
    key: str


settings = Settings()
nn.Linear(settings.width, 3)(torch.randn(2, 13))  # want "takes 12 features, got 13"
print(settings.key)


@define
class Point:
    x: int
    y: int = 4
    zs: list = attrs_field(factory=list)
    _hidden: int = 2

    def __attrs_post_init__(self):
        self.sum = self.x + self.y


@attr.s
class Old:
    width = attr.ib(default=5, converter=int)
    depth = attr.ib(factory=lambda: 3)


@attr.s(auto_attribs=True, frozen=True)
class Auto:
    width: int = 6


p = Point(3, hidden=9)
nn.Linear(p.sum, 3)(torch.randn(2, 8))  # want "takes 7 features, got 8"
nn.Linear(p._hidden, 3)(torch.randn(2, 8))  # want "takes 9 features, got 8"
nn.Linear(evolve(p, y=10).y, 3)(torch.randn(2, 8))  # want "takes 10 features, got 8"
nn.Linear(Old("11").width, Old().depth)(torch.randn(2, 8))  # want "takes 11 features, got 8"
nn.Linear(Auto(width=5).width, 3)(torch.randn(2, 6))  # want "takes 5 features, got 6"


@dataclass_json
@dataclass
class Stored:
    width: int = 3
    inner: Optional[dict] = None


nn.Linear(Stored.from_dict({"width": 8}).width, 3)(torch.randn(2, 9))  # want "takes 8 features, got 9"


@dataclass
class ModelArguments:
    path: str
    width: int = 9
    layers: int = field(default=2, metadata={"help": "layers"})


@dataclass
class DataArguments:
    batch: int = 4


model_args, data_args = HfArgumentParser((ModelArguments, DataArguments)).parse_args_into_dataclasses()
nn.Linear(model_args.width, 3)(torch.randn(data_args.batch, 8))  # want "takes 9 features, got 8"
(parsed,) = HfArgumentParser(ModelArguments).parse_dict({"path": "p", "width": 6})
nn.Linear(parsed.width, 3)(torch.randn(2, 8))  # want "takes 6 features, got 8"
args = tyro.cli(ModelArguments)
nn.Linear(args.width, 3)(torch.randn(2, 8))  # want "takes 9 features, got 8"
print(args.path)

parser = pl.Trainer.add_argparse_args(argparse.ArgumentParser())
parser.add_argument("--width", type=int, default=7)
options = parser.parse_args()
nn.Linear(options.width, 3)(torch.randn(2, 8))  # want "takes 7 features, got 8"
print(options.max_epochs)


@beartype
def project(x: torch.Tensor) -> torch.Tensor:
    return nn.Linear(4, 3)(x)  # want "takes 4 features, got 5"


project(torch.randn(2, 5))
Config(depth=3)  # want "Field required"
