# The distributions are found in the modules that define them, too.
import torch
from torch.distributions import Independent
from torch.distributions.categorical import Categorical
from torch.distributions.kl import kl_divergence
from torch.distributions.multivariate_normal import MultivariateNormal
from torch.distributions.normal import Normal

mean = torch.zeros(4, 3)
Normal(mean, torch.ones(1, 3)).rsample() + torch.zeros(4, 2)  # want "3 against 2"
Categorical(logits=mean).sample() + torch.zeros(3)  # want "4 against 3"
MultivariateNormal(mean, torch.eye(3)).log_prob(mean) + torch.zeros(3)  # want "4 against 3"
kl_divergence(Independent(Normal(mean, 1.0), 1), Independent(Normal(mean, 2.0), 1)) + torch.zeros(3)  # want "4 against 3"
