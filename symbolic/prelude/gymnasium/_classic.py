"""The environments of classic control: the spaces that their documentation gives, never their dynamics."""
from _pylib import unknown
from gymnasium.spaces import Box, Discrete


def _box(n):
    return Box(unknown("float"), unknown("float"), (n,))


_SPACES = {
    "Acrobot": lambda: (_box(6), Discrete(3)),
    "CartPole": lambda: (_box(4), Discrete(2)),
    "LunarLander": lambda: (_box(8), Discrete(4)),
    "MountainCar": lambda: (_box(2), Discrete(3)),
    "MountainCarContinuous": lambda: (_box(2), _box(1)),
    "Pendulum": lambda: (_box(3), _box(1)),
}


def spaces_of(name, options):
    """The spaces of an environment by its name; None if it is not one of these or was asked for with options."""
    if not isinstance(name, str) or not all(o in ("render_mode", "max_episode_steps") for o in options):
        return None
    make = _SPACES.get(name.split("-v")[0])
    return None if make is None else make()
