"""An assertion fails where its condition stands, its statement may have begun before."""
import torch


def narrow(x):
    assert (
        x.shape[-1] == 3  # want "assertion fails"
    ), f"expected 3 columns, got {x.shape[-1]}"
    return x


narrow(torch.zeros(2, 4))
