"""Containers and composite layers of torch.nn."""
from torch.nn.adaptive import AdaptiveLogSoftmaxWithLoss
from torch.nn.containers import ModuleDict, ModuleList, ParameterDict, ParameterList, Sequential
from torch.nn.parallel import DataParallel
from torch.nn.transformer import Transformer, TransformerDecoder, TransformerDecoderLayer, TransformerEncoder, TransformerEncoderLayer
