"""gym: the spaces of gymnasium; what reset() and step() hand out depends on the version."""
from _pylib import unknown
from gym import spaces
from gymnasium._classic import spaces_of
from gymnasium.core import Env
from gymnasium.spaces import Space


def __getattr__(name):
    return unknown()


class _Known(Env):
    def __init__(self, observation_space, action_space):
        self.observation_space = observation_space
        self.action_space = action_space


def make(id, *args, **options):
    known = spaces_of(id, options)
    return unknown() if known is None else _Known(*known)
