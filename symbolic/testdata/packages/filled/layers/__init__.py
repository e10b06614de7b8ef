from .narrow import (
    Narrow,
)
