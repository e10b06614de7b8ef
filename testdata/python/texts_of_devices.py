"""str of a device is what a device is made of, its repr is not."""
import torch

device = next(torch.nn.Linear(2, 3).parameters()).device
torch.zeros(2).to(str(device)).to(f"{device}").to("%s" % device).to("{}".format(device)).view(3)  # want "2 elements"
second = torch.device("cuda", 1)
torch.zeros(len(str(second))).view(99)  # want "6 elements"
torch.zeros(len(f"{second!r}")).view(99)  # want "28 elements"
torch.zeros(len(str([second]))).view(99)  # want "30 elements"
