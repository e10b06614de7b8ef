"""A program that complains where nothing is raised means the fault: that is how a refusal is tested by hand."""
import sys

import torch
import torch.nn as nn

layer = nn.Linear(4, 2)
wrong = torch.zeros(3, 5)

try:
    layer(wrong)
except RuntimeError as e:
    print("refused:", e)
else:
    raise AssertionError("must fail")

try:
    layer(wrong)
    raise AssertionError("must fail")
except RuntimeError as e:
    print("refused:", e)

try:
    layer(wrong)
    assert False, "must fail"
except RuntimeError:
    pass

# Without a complaint the message is all that becomes of the fault.
try:
    layer(wrong)  # want "takes 4 features, got 5"
except RuntimeError as e:
    print("failed:", e)
else:
    print("done")

try:
    if len(sys.argv) > 5:
        raise AssertionError("too many arguments")
    layer(wrong)  # want "takes 4 features, got 5"
except RuntimeError as e:
    print("failed:", e)
