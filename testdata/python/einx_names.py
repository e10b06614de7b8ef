"""Operations by the names of axes: einx."""
import einx
import torch

i, j = torch.arange(5), torch.arange(7)
einx.subtract("j, i -> 1 i j", j, i) + torch.zeros(4)  # want "7.*4"
mask, values = torch.ones(2, 5, dtype=torch.bool), torch.zeros(2, 5, 3, 4)
einx.where("b n, b n ... k, -> b n ... k", mask, values, 0.0) @ torch.zeros(3)  # want "4.*3"
einx.multiply("b n, b", torch.zeros(2, 5), torch.zeros(2)) @ torch.zeros(3)  # want "5.*3"
indices = torch.zeros(1, 2, 5, dtype=torch.int64)
einx.get_at("h [c] d, h b n -> h b n d", torch.zeros(1, 32, 6), indices) @ torch.zeros(3)  # want "6.*3"
einx.add("b n d, s d -> (b s) n d", torch.zeros(2, 5, 8), torch.zeros(4, 8)) + torch.zeros(7, 5, 8)  # want "8.*7"
einx.sum("... c -> ...", torch.zeros(2, 5, 8)) @ torch.zeros(3)  # want "5.*3"
einx.mean("a [b c]", torch.zeros(2, 5, 8)) + torch.zeros(3)  # want "2.*3"
einx.id("a b -> b a c", torch.zeros(2, 5), c=6) @ torch.zeros(3)  # want "6.*3"
einx.add("a, a -> a", i, j)  # want "5.*7|7.*5"
einx.something("a -> a", i) + torch.zeros(3)
