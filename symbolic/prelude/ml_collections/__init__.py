"""ml_collections: dicts whose items are attributes."""
from _pylib import unknown
from ml_collections.config_dict import ConfigDict, FieldReference, FrozenConfigDict


def __getattr__(name):
    return unknown()
