import json


class PreTrainedConfig:
    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    @classmethod
    def from_dict(cls, values, return_unused_kwargs=False, **kwargs):
        config = cls(**values)
        for name in [name for name in kwargs if hasattr(config, name)]:
            setattr(config, name, kwargs.pop(name))
        return (config, kwargs) if return_unused_kwargs else config

    @classmethod
    def from_pretrained(cls, name, **kwargs):
        with open(name + "/config.json") as f:
            return cls.from_dict(json.load(f), **kwargs)
