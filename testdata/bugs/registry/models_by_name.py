import torch

from lib_zoo import build

net = build({"name": "mlp", "args": {"width": 48, "classes": 5}})
table = build({"name": "table", "args": {"num_embeddings": 9, "embedding_dim": 48}})
good = net(table(torch.randint(0, 9, (4,))))
bad = net(torch.randn(4, 84))  # want "takes 48 features, got 84"
