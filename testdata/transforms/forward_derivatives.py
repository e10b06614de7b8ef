import torch
import torch.autograd.forward_ad as forward_ad

plain = torch.zeros(3)
if forward_ad.unpack_dual(plain).tangent is None:
    plain + torch.zeros(4)  # want "3.*4"
with forward_ad.dual_level():
    dual = forward_ad.make_dual(torch.zeros(5), torch.ones(5))
    primal, tangent = forward_ad.unpack_dual(dual * 2)
    if tangent is None:
        primal + torch.zeros(4)
    primal + torch.zeros(6)  # want "5.*6"


def form(x):
    if torch._C._are_functorch_transforms_active():
        return torch.cat([x, x])
    return x


form(torch.zeros(3)) + torch.zeros(4)  # want "3.*4"
torch.vmap(form)(torch.zeros(2, 3)) + torch.zeros(4)  # want "6.*4"
isinstance(plain.shape[0], torch.SymInt) or plain + torch.zeros(7)  # want "3.*7"
forward_ad.make_dual(torch.zeros(5), torch.ones(4))  # want "different size"
