import argparse

import torch
import torch.nn as nn

parser = argparse.ArgumentParser()
parser.add_argument("--in-features", type=int, default=128)
parser.add_argument("--num-classes", type=int, default=10)
args = parser.parse_args()
fc = nn.Linear(args.in_features, args.num_classes)
out = fc(torch.randn(32, 128))
