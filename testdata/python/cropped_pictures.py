"""PIL crops to whole pixels."""
import numpy as np
import torch
from PIL import Image

start = (256 - 224 - 1) / 2
picture = Image.new("RGB", (256, 256)).crop((start, start, start + 224, start + 224))
torch.zeros(223, 3) + torch.from_numpy(np.array(picture))[0]  # want "223 against 224"
