from beartype import beartype
from beartype.door import is_bearable
from beartype.typing import NewType, Optional, TypeVar, Union
from typing import ParamSpec
from torch import nn
from typing_extensions import SupportsInt

Width = NewType("Width", int)
Parameters = TypeVar | ParamSpec
Number = Union[SupportsInt, float]


@beartype
class Net(nn.Module):
    def __init__(self, width: Width | Union[int, None], out: Optional[int] = None):
        super().__init__()
        self.fc = nn.Linear(width if is_bearable(width, Union[int, float]) else 1, out if is_bearable(out, Optional[int]) else 2)

    @beartype
    def forward(self, x):
        return self.fc(x)
