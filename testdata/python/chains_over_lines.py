"""In a chain of methods over several lines the fault stands where the method is named, as in Python's tracebacks."""
import torch


def f(x):
    return (
        x
        .view(2, 3)
        .expand(7, 9)  # want "cannot become 7"
    )


f(torch.zeros(6))
y = torch.zeros(4).reshape(
    2, 2).transpose(0, 1). \
    view(3)  # want "does not hold"
z = (torch
     .nn.functional
     .linear(torch.zeros(3, 4),  # want "takes 6 features"
             torch.zeros(5, 6)))
