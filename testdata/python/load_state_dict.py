# load_state_dict refuses sizes that differ, and keys that are not the module's.
import torch
from torch import nn


def classifier(classes):
    return nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, classes))


pretrained = classifier(100)
state = pretrained.state_dict()

classifier(7).load_state_dict(state)  # want "2.weight of Sequential is \[7, 16\], what is loaded is \[100, 16\]"
classifier(7).load_state_dict(state, strict=False)  # want "2.weight"
nn.Linear(8, 16).load_state_dict(state)  # want "missing in what Linear loads: weight, bias"
nn.DataParallel(classifier(100)).load_state_dict(state)  # want "missing in what DataParallel loads"
nn.Sequential(nn.Linear(8, 16)).load_state_dict(state)  # want "unexpected in what Sequential loads: 2.weight, 2.bias"
nn.Sequential(nn.Linear(8, 16)).load_state_dict(state, strict=False)

classifier(100).load_state_dict(state)
nn.DataParallel(classifier(100)).load_state_dict({"module." + k: v for k, v in state.items()})
other = classifier(7)
kept = {k: v for k, v in state.items() if v.shape == other.state_dict()[k].shape}
other.load_state_dict(kept, strict=False)
other.load_state_dict({**other.state_dict(), **kept})
other.load_state_dict(torch.load("weights.pt"))


class Grown(nn.Module):
    """Loads the rows that it has."""

    def __init__(self, rows):
        super().__init__()
        self.rows = nn.Parameter(torch.zeros(rows, 2))

    def _load_from_state_dict(self, state_dict, prefix, *args):
        state_dict[prefix + "rows"] = state_dict[prefix + "rows"][: len(self.rows)]
        super()._load_from_state_dict(state_dict, prefix, *args)


Grown(3).load_state_dict(Grown(5).state_dict())

renamed = nn.Linear(3, 4)
renamed.register_load_state_dict_pre_hook(lambda module, state, prefix, *args: state.update(bias=state.pop("b")))
renamed.load_state_dict({"weight": torch.zeros(4, 3), "b": torch.zeros(4)})

# Where there are several accelerators the model is wrapped, and its names have a prefix to cut off.
trained = classifier(5)
if torch.cuda.device_count() > 1:
    trained = nn.DataParallel(trained)
classifier(5).load_state_dict({k[7:]: v for k, v in trained.state_dict().items()})
classifier(5).load_state_dict({k.split(".", 1)[1]: v for k, v in trained.state_dict().items()})
