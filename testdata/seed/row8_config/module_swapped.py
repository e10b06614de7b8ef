import torch
import torch.nn as nn

from lib_settings import MODEL

fc = nn.Linear(MODEL["in_features"], MODEL["num_classes"])
out = fc(torch.randn(32, 128))  # want "128"
