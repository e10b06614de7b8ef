# Tables made of mappings and records.
import pandas as pd
import torch

manifest = {"id": [1, 2], "path": ["a", "b"]}
table = pd.DataFrame.from_dict(manifest)
other = pd.DataFrame.from_records([(1, "a")], columns=["id", "path"])
print(table.shape, other["id"], len(table))
x = torch.zeros(len(table), 3) + torch.zeros(4)  # want "3 against 4"
