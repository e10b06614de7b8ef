"""Names that what runs a file puts beside Python's own."""
import torch

get_ipython().run_line_magic("matplotlib", "inline")
c = get_config()
display(torch.zeros(3))


@profile
def double(x):
    return x * 2


torch.zeros(2, 3) @ torch.zeros(2, 3)  # want "3 columns against 2 rows"
dislay(3)  # want "name 'dislay' is not defined"
