from attr import (NOTHING, Attribute, Factory, asdict, assoc, astuple, define, evolve, field, fields, fields_dict, frozen, has, make_class,
                  mutable, validate)
from _pylib import unknown


def __getattr__(name):
    return unknown("")
