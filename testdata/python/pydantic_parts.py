# Parts of a model that are models themselves are read from mappings, however deep they lie.
from typing import Dict, List, Optional, Union

import torch
from pydantic import BaseModel, model_validator


class Part(BaseModel):
    n: int = 3

    def make(self):
        return self.n


class Whole(BaseModel):
    part: Part
    maybe: Optional[Part] = None
    parts: List[Part] = []
    named: Dict[str, Part] = {}
    either: Union[int, Part] = 3
    plain: dict = {}

    @model_validator(mode="after")
    def check(self, info):
        return self


w = Whole(part={"n": 4}, maybe={"n": 5}, parts=[{"n": 6}], named={"x": {"n": 7}}, either={"n": 8}, plain={"z": 9})
print(w.maybe.make(), w.parts[0].make(), w.named["x"].make(), w.either.make())
torch.zeros(w.part.make()) + torch.zeros(99)  # want "4 against 99"
torch.zeros(w.maybe.n) + torch.zeros(99)  # want "5 against 99"
torch.zeros(w.plain["z"]) + torch.zeros(99)  # want "9 against 99"
