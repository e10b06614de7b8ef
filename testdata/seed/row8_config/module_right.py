import torch
import torch.nn as nn

import lib_settings

fc = nn.Linear(lib_settings.GOOD["in_features"], lib_settings.GOOD["num_classes"])
out = fc(torch.randn(32, 128))
