from attr import NOTHING, Factory, asdict, astuple, define, evolve, field, fields, frozen, has, mutable
from _pylib import unknown


def __getattr__(name):
    return unknown("")
