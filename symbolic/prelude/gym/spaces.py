from gymnasium.spaces import Box, Dict, Discrete, MultiBinary, MultiDiscrete, Space, Tuple, flatdim
from _pylib import unknown


def __getattr__(name):
    return unknown()
