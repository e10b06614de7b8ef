"""Containers and composite layers of torch.nn."""
from torch.nn.containers import ModuleDict, ModuleList, ParameterDict, ParameterList, Sequential
from torch.nn.parallel import DataParallel
