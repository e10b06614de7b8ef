# A model that allows more than its fields hands out what it was given beside them.
from elsewhere import values
from pydantic import BaseModel, ConfigDict


def make(kind, path):
    return path


class Old(BaseModel):
    kind: str = "file"

    class Config:
        extra = "allow"

    def create(self):
        return make(**self.dict())


class New(BaseModel):
    model_config = ConfigDict(extra="allow")
    kind: str = "file"


class Closed(BaseModel):
    kind: str = "file"


class Outer(BaseModel):
    log: Old


Outer(**{"log": {"path": "a"}}).log.create()
make(**New(path="a").model_dump())
make(**dict(New(path="a").model_copy()))
make(**New(**values).model_dump())
make(**New(other="a").model_dump())  # want "unexpected keyword argument 'other'"
make(**Closed(path="a").model_dump())  # want "missing 1 required argument: 'path'"
