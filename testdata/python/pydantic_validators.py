# Models whose values are made by validators and by their annotations.
from functools import cached_property
from typing import Annotated, ClassVar, Dict, List, Literal, Optional, Union

import torch
from pydantic import (AfterValidator, AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, ValidationError, computed_field,
                      field_serializer, field_validator, model_validator)


class Layer(BaseModel):
    kind: Literal["linear"] = "linear"
    width: int = 3

    @computed_field
    @property
    def doubled(self) -> int:
        return self.width * 2

    @computed_field
    @cached_property
    def tripled(self) -> int:
        return self.width * 3


class Conv(BaseModel):
    kind: Literal["conv"] = "conv"
    kernel: int = 5


dump = Layer(width="4").model_dump()
assert dump == {"kind": "linear", "width": 4, "doubled": 8, "tripled": 12}
torch.zeros(dump["doubled"]) + torch.zeros(100)  # want "8 against 100"
assert list(dict(Layer())) == ["kind", "width"]
assert Layer().model_dump(exclude={"doubled"}, include={"width", "doubled"}) == {"width": 3}


class Net(BaseModel):
    layers: list[Layer] = []
    by_name: Dict[str, Layer] = {}
    maybe: Optional[List[Layer]] = None
    part: Annotated[Union[Layer, Conv], Field(discriminator="kind")] = Layer()
    parts: list[Annotated[Layer | Conv, Field(discriminator="kind")]] = []
    pair: tuple[int, float] = (1, 2.0)
    sizes: list[int] = Field(default_factory=list)
    quoted: "List[Layer]" = []
    shared: ClassVar[int] = 8
    _cache: dict = PrivateAttr(default_factory=dict)
    _later: int


net = Net(layers=[{"width": 4}, Layer(width=5)], by_name={"a": {"width": 6}}, maybe=[{"width": 7}], part={"kind": "conv", "kernel": 9},
          parts=[{"kind": "linear", "width": 11}, {"kind": "conv"}], pair=("3", 4), sizes=["1", 2], quoted=[{"width": 12}])
torch.zeros(net.layers[0].width) + torch.zeros(100)  # want "4 against 100"
torch.zeros(sum(layer.width for layer in net.layers)) + torch.zeros(100)  # want "9 against 100"
torch.zeros(net.by_name["a"].doubled) + torch.zeros(100)  # want "12 against 100"
torch.zeros(net.maybe[0].width) + torch.zeros(100)  # want "7 against 100"
torch.zeros(net.part.kernel) + torch.zeros(100)  # want "9 against 100"
torch.zeros(net.parts[0].width) + torch.zeros(100)  # want "11 against 100"
torch.zeros(net.parts[1].kernel) + torch.zeros(100)  # want "5 against 100"
torch.zeros(net.quoted[0].width) + torch.zeros(100)  # want "12 against 100"
assert net.pair == (3, 4.0) and net.sizes == [1, 2]
assert net.shared == 8 and "shared" not in net.model_dump() and net._cache == {}
torch.zeros(net.model_dump()["layers"][1]["tripled"]) + torch.zeros(100)  # want "15 against 100"


class Checked(BaseModel):
    model_config = ConfigDict(extra="forbid")
    width: int
    heads: int = 4
    inner: Layer = Field(default_factory=Layer)
    size: Annotated[int, AfterValidator(lambda v: v * 2)] = 1
    text: Annotated[List[int], BeforeValidator(lambda v: v.split(","))] = []
    named: int = Field(validation_alias=AliasChoices("name", "label"), default=2)
    limit: Annotated[int, Field(gt=0, default=6)]

    @model_validator(mode="before")
    @classmethod
    def of_text(cls, data):
        if "preset" in data:
            data = {**data, "width": 16}
            data.pop("preset")
        return data

    @field_validator("width", mode="before")
    @classmethod
    def of_name(cls, value):
        return 32 if value == "big" else value

    @field_validator("width")
    def even(cls, value, info):
        assert info.field_name == "width"
        if value % 2:
            raise ValueError("odd")
        return value + 2

    @model_validator(mode="after")
    def agree(self):
        self.inner.width = self.width
        return self


assert Checked(width=4).width == 6
torch.zeros(Checked(preset=True).width) + torch.zeros(100)  # want "18 against 100"
torch.zeros(Checked(width="big").inner.width) + torch.zeros(100)  # want "34 against 100"
assert Checked(width=2, size=3).size == 6 and Checked(width=2).size == 1
assert Checked(width=2, text="1,2").text == [1, 2]
assert Checked(width=2, label=7).named == 7 and Checked(width=2).named == 2 and Checked(width=2).limit == 6
assert Checked.model_validate({"width": 2}).model_copy(update={"heads": 8}).heads == 8
assert Checked(width=2).model_copy().width == 4
for wrong in ({"width": 3}, {"width": "x"}, {}, {"width": [1]}, {"width": 2, "other": 1}):
    try:
        Checked(**wrong)
        assert False
    except ValidationError:
        pass
try:
    Net(part={"kind": "other"})
    assert False
except ValidationError:
    pass


class Written(BaseModel):
    when: int = 3

    @field_serializer("when")
    def as_text(self, value):
        return str(value)


if Written().model_dump()["when"] == 3:
    torch.zeros(2) + torch.zeros(3)


class Child(Checked):
    @field_validator("width")
    @classmethod
    def even(cls, value):
        return value


torch.zeros(Child(width=5).width) + torch.zeros(100)  # want "5 against 100"
