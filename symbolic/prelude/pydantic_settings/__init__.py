from pydantic import BaseSettings
from _pylib import unknown


def SettingsConfigDict(**kw):
    return kw


def __getattr__(name):
    return unknown("")
