"""Enumerations of strings that are found and compared regardless of case."""
from enum import Enum


class StrEnum(str, Enum):
    @classmethod
    def from_str(cls, value, source="key"):
        wanted = value.lower()
        for name, member in cls.__members__.items():
            if source in ("key", "any") and name.lower() == wanted:
                return member
        for member in cls.__members__.values():
            if source in ("value", "any") and member == value:
                return member
        raise ValueError("Invalid match: expected one of " + str(cls._allowed_matches(source)) + ", but got " + value + ".")

    @classmethod
    def try_from_str(cls, value, source="key"):
        try:
            return cls.from_str(value, source)
        except ValueError:
            return None

    @classmethod
    def _allowed_matches(cls, source):
        names = list(cls.__members__)
        values = [m.value for m in cls.__members__.values()]
        return names if source == "key" else values if source == "value" else names + values

    def __eq__(self, other):
        if isinstance(other, Enum):
            other = other.value
        return self.value.lower() == str(other).lower()

    def __hash__(self):
        return hash(self.value.lower())
