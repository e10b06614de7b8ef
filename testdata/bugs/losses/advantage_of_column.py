import torch
import torch.nn as nn
from torch.distributions import Categorical


class ActorCritic(nn.Module):
    def __init__(self, obs, act, hid=32):
        super().__init__()
        self.actor = nn.Sequential(nn.Linear(obs, hid), nn.Tanh(), nn.Linear(hid, act), nn.Softmax(dim=-1))
        self.critic = nn.Sequential(nn.Linear(obs, hid), nn.Tanh(), nn.Linear(hid, 1))

    def act(self, state):
        dist = Categorical(self.actor(state))
        a = dist.sample()
        return a, dist.log_prob(a)

    def evaluate(self, states, actions):
        dist = Categorical(self.actor(states))
        return dist.log_prob(actions), self.critic(states), dist.entropy()


class Buffer:
    def __init__(self):
        self.states, self.actions, self.logprobs, self.rewards = [], [], [], []


model, buf = ActorCritic(6, 3), Buffer()
state = torch.randn(6)
for t in range(20):
    with torch.no_grad():
        a, lp = model.act(state)
    buf.states.append(state)
    buf.actions.append(a)
    buf.logprobs.append(lp)
    buf.rewards.append(float(t % 3))
    state = torch.randn(6)
R, returns = 0.0, []
for r in reversed(buf.rewards):
    R = r + 0.99 * R
    returns.insert(0, R)
returns = torch.tensor(returns)
returns = (returns - returns.mean()) / (returns.std() + 1e-7)
states, actions, old = torch.stack(buf.states), torch.stack(buf.actions), torch.stack(buf.logprobs)
opt = torch.optim.Adam(model.parameters(), lr=3e-4)
for _ in range(3):
    logp, values, ent = model.evaluate(states, actions)
    ratio = torch.exp(logp - old)
    adv = returns - values.detach()  # want "silent-broadcast"
    s1 = ratio * adv
    s2 = torch.clamp(ratio, 0.8, 1.2) * adv
    loss = -torch.min(s1, s2) + 0.5 * nn.functional.mse_loss(values, returns) - 0.01 * ent  # want "silent-broadcast"
    opt.zero_grad()
    loss.mean().backward()
    opt.step()
print(loss.shape)
