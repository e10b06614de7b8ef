"""gymnasium.core: environments and what wraps them."""
from _pylib import unknown


def __getattr__(name):
    return unknown()


class Env:
    def __class_getitem__(cls, item):
        return cls

    def __getattr__(self, name):
        return unknown()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    def reset(self, *, seed=None, options=None):
        return unknown()

    def step(self, action):
        return unknown()

    def render(self):
        return unknown()

    def close(self):
        return None

    @property
    def unwrapped(self):
        return self


class Wrapper(Env):
    """Hands on what the class that derives from it does not change."""

    def __init__(self, env):
        self.env = env

    def __getattr__(self, name):
        return getattr(self.env, name)

    def reset(self, *, seed=None, options=None):
        return self.env.reset(seed=seed, options=options)

    def step(self, action):
        return self.env.step(action)

    @property
    def unwrapped(self):
        return self.env.unwrapped


class ObservationWrapper(Wrapper):
    def reset(self, *, seed=None, options=None):
        obs, info = self.env.reset(seed=seed, options=options)
        return self.observation(obs), info

    def step(self, action):
        obs, reward, terminated, truncated, info = self.env.step(action)
        return self.observation(obs), reward, terminated, truncated, info


class RewardWrapper(Wrapper):
    pass


class ActionWrapper(Wrapper):
    def step(self, action):
        return self.env.step(self.action(action))


class Known(Env):
    """An environment of which the spaces are known."""

    def __init__(self, observation_space, action_space):
        self.observation_space = observation_space
        self.action_space = action_space

    def reset(self, *, seed=None, options=None):
        return self.observation_space.sample(), unknown("dict")

    def step(self, action):
        return self.observation_space.sample(), unknown("float"), unknown("bool"), unknown("bool"), unknown("dict")
