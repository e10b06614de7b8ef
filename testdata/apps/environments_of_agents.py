import gymnasium as gym
import numpy as np
import torch
from gymnasium import spaces
from gymnasium.utils import seeding
from gymnasium.wrappers import RecordEpisodeStatistics
from torch import nn


class Grid(gym.Env):
    def __init__(self, size):
        super().__init__()
        self.observation_space = spaces.Box(0, 1, shape=(3, size, size), dtype=np.float32)
        self.action_space = spaces.Discrete(4)

    def reset(self, seed=None, options=None):
        super().reset(seed=seed)
        self.start = self.np_random.integers(0, 4)
        return np.zeros((3, 5, 5), dtype=np.float32), {}


class Flat(gym.ObservationWrapper):
    def observation(self, obs):
        return obs.reshape(-1)


env = Grid(5)
obs, _ = env.reset()
nn.Linear(3, env.action_space.n)(torch.as_tensor(obs).flatten().unsqueeze(0))  # want "3 features, got 75"
nn.Linear(spaces.flatdim(env.observation_space), 4)(torch.from_numpy(env.observation_space.sample()))  # want "75 features, got 5"
flat, _ = Flat(env).reset()
nn.Linear(75, 2)(torch.from_numpy(flat))
nn.Linear(74, 2)(torch.from_numpy(flat))  # want "74 features, got 75"

cart = gym.make("CartPole-v1")
state, info = cart.reset(seed=1)
q = nn.Linear(len(state), cart.action_space.n)
nn.Linear(3, 1)(q(torch.tensor(state).unsqueeze(0)))  # want "3 features, got 2: input is \[1, 2\]"
state, reward, terminated, truncated, info = cart.step(cart.action_space.sample())
nn.Linear(5, 1)(torch.from_numpy(state))  # want "5 features, got 4"

envs = gym.vector.SyncVectorEnv([lambda: gym.make("Pendulum-v1") for _ in range(6)])
nn.Linear(4, 1)(torch.from_numpy(envs.reset()[0]))  # want "4 features, got 3: input is \[6, 3\]"
assert envs.single_action_space.shape == (1,)

# What nobody knows stays so.
other = RecordEpisodeStatistics(gym.make("ALE/Pong-v5", frameskip=1))
nn.Linear(other.observation_space.shape[0], other.action_space.n)(torch.from_numpy(other.reset()[0]))
