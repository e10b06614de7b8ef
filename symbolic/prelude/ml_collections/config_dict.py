"""ml_collections.config_dict"""
from _pylib import unknown
from ml_collections import ConfigDict, FrozenConfigDict


def create(**kwargs):
    return ConfigDict(kwargs)


def __getattr__(name):
    return unknown()
