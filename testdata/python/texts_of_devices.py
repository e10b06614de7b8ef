"""str of a device is what a device is made of, its repr is not."""
import torch

device = next(torch.nn.Linear(2, 3).parameters()).device
torch.zeros(2).to(str(device)).to(f"{device}").to("%s" % device).to("{}".format(device)).view(3)  # want "2 elements"
second = torch.device("cuda", 1)
torch.zeros(len(str(second))).view(99)  # want "6 elements"
torch.zeros(len(f"{second!r}")).view(99)  # want "28 elements"
torch.zeros(len(str([second]))).view(99)  # want "30 elements"


class Grid(torch.nn.Module):
    def forward(self, x):
        with torch.autocast(device_type=torch.device(str(x.device)).type, enabled=False):
            return x @ torch.zeros(5, 2, device=str(x.device))  # want "4 columns against 5 rows"


Grid()(torch.zeros(2, 5))
Grid()(torch.zeros(2, 4))
