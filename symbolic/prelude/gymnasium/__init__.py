"""gymnasium: spaces, and environments as far as their spaces go. What is not here is unknown."""
from _pylib import unknown
from gymnasium import spaces, vector
from gymnasium._classic import spaces_of
from gymnasium.core import ActionWrapper, Env, Known, ObservationWrapper, RewardWrapper, Wrapper
from gymnasium.spaces import Space


def __getattr__(name):
    return unknown()


def make(id, *args, **options):
    known = spaces_of(id, options)
    return unknown() if known is None else Known(*known)


def make_vec(id, num_envs=1, *args, **options):
    known = spaces_of(id, {})
    return unknown() if known is None or options else vector.SyncVectorEnv([lambda: Known(*known)] * num_envs)
