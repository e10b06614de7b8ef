"""Which network is built only a file of options says; the module that registers it is imported for that alone."""
import runs
import torch


def main(options):
    try:
        runs.train(options.model.name)
        return 3
    except KeyError:
        return 2


torch.zeros(main(torch.load("options.pt"))) + torch.zeros(4)  # want "3 against 4"
