"""gymnasium.vector: several environments of one kind, stepped at once."""
import torch
from _pylib import unknown
from gymnasium.core import Env
from gymnasium.spaces import Box
from numpy._core import wrap


def __getattr__(name):
    return unknown()


class VectorEnv(Env):
    pass


class _Copies(VectorEnv):
    def __init__(self, num_envs, env):
        self.num_envs = num_envs
        self.single_observation_space = env.observation_space
        self.single_action_space = env.action_space

    @property
    def observation_space(self):
        single = self.single_observation_space
        if isinstance(single, Box):
            return Box(single.low, single.high, (self.num_envs,) + single.shape, single.dtype)
        return unknown()

    @property
    def action_space(self):
        return _Actions(self.single_action_space, self.num_envs)

    def _numbers(self, dtype):
        return wrap(torch.empty(self.num_envs, dtype=dtype))

    def reset(self, *, seed=None, options=None):
        return self.single_observation_space._batch(self.num_envs), unknown("dict")

    def step(self, actions):
        flags = self._numbers(torch.bool)
        return self.single_observation_space._batch(self.num_envs), self._numbers(torch.float64), flags, flags, unknown("dict")


class _Actions:
    """The actions of all environments at once."""

    def __init__(self, single, num_envs):
        self._single = single
        self._num_envs = num_envs

    def __getattr__(self, name):
        return unknown()

    def sample(self):
        return self._single._batch(self._num_envs)


class SyncVectorEnv(_Copies):
    def __init__(self, env_fns, *args, **kwargs):
        env_fns = list(env_fns)
        super().__init__(len(env_fns), env_fns[0]())


AsyncVectorEnv = SyncVectorEnv
