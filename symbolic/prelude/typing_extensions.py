from typing import *
from typing import _Form

runtime = runtime_checkable
Buffer = _Form("Buffer")
TypeAliasType = TypeVar
