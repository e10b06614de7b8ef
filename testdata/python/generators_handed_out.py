"""A generator that unknown code is handed runs there, and fills what its function fills."""
import numpy as np
import torch
from somewhere import data, model

seen, never = [], []


def batches():
    for batch in data:
        seen.append(batch)
        yield batch


model.predict(batches())
print(np.concatenate(seen), seen[0])
torch.cat(never)  # want "empty list"
