"""Transforms of functions. https://docs.pytorch.org/docs/stable/func.html"""
from torch.func._derivatives import functionalize, grad, grad_and_value, hessian, jacfwd, jacrev, jvp, linearize, vjp
from torch.func._modules import functional_call, stack_module_state
from torch.func._vmap import vmap
