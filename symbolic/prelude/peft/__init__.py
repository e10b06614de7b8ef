"""Adapters change what a model computes, not its shapes. https://huggingface.co/docs/peft"""
from torch import nn
from _pylib import unknown
from _shapelint import open_attributes


class _Tuner(nn.Module):
    """What a model is adapted by: it holds the model and goes for it, and the layers of that get parts that they had not."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        for module in model.modules():
            if not list(module.children()):
                open_attributes(module)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.model, name)

    def forward(self, *args, **kwargs):
        return self.model(*args, **kwargs)


class PeftModel(nn.Module):
    def __init__(self, model, peft_config=None, *args, **kwargs):
        super().__init__()
        self.base_model = _Tuner(model)
        self.peft_config = peft_config
        setattr(self, unknown("str"), unknown(""))  # the parameters of the adapters

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.base_model, name)

    def forward(self, *args, **kwargs):
        return self.base_model(*args, **kwargs)

    def generate(self, *args, **kwargs):
        return self.base_model.generate(*args, **kwargs)

    def get_base_model(self):
        return self.base_model.model

    def merge_and_unload(self, *args, **kwargs):
        return self.base_model.model

    unload = merge_and_unload

    def print_trainable_parameters(self):
        pass

    def save_pretrained(self, *args, **kwargs):
        pass

    def get_nb_trainable_parameters(self):
        return unknown("int"), unknown("int")

    @classmethod
    def from_pretrained(cls, model, model_id, *args, **kwargs):
        return PeftModel(model)


def get_peft_model(model, peft_config=None, *args, **kwargs):
    return PeftModel(model, peft_config)


def prepare_model_for_kbit_training(model, *args, **kwargs):
    return model


prepare_model_for_int8_training = prepare_model_for_kbit_training


def __getattr__(name):
    return unknown("")
