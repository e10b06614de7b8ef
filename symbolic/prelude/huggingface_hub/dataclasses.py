"""Strict dataclasses, whose validators are taken to be satisfied. https://huggingface.co/docs/huggingface_hub/package_reference/dataclasses"""
from dataclasses import MISSING, field
from functools import wraps


def strict(cls=None, *, accept_kwargs=False):
    def wrap(cls):
        if accept_kwargs:
            @wraps(cls.__init__)
            def __init__(self, **kwargs):
                for name, f in cls.__dataclass_fields__.items():
                    if name in kwargs:
                        setattr(self, name, kwargs[name])
                    elif f.default is not MISSING:
                        setattr(self, name, f.default)
                    elif f.default_factory is not MISSING:
                        setattr(self, name, f.default_factory())
                    else:
                        raise TypeError(f"Missing required field - '{name}'")
                more = {name: value for name, value in kwargs.items() if name not in cls.__dataclass_fields__}
                self.__post_init__(**more)

            cls.__init__ = __init__
            if not hasattr(cls, "__post_init__"):
                def __post_init__(self, **kwargs):
                    for name, value in kwargs.items():
                        setattr(self, name, value)

                cls.__post_init__ = __post_init__
        return cls

    return wrap if cls is None else wrap(cls)


def validated_field(validator, **kwargs):
    return field(**kwargs)


def as_validated_field(validator):
    def make(**kwargs):
        return field(**kwargs)
    return make


def validate_typed_dict(schema, data):
    return None
