from __future__ import annotations
import torch
import jaxtyping as jt
from typing import Optional, Union, Annotated, TypeVar, Tuple, Literal
from jaxtyping import Float, Int, Bool, Shaped, Num, Float32, Int64, Array
from torch import Tensor
from torchtyping import TensorType
from beartype.vale import Is
import torch.nn as nn

Image = Float[Tensor, "b c h w"]
type Video = Float[Tensor, "b t c h w"]
N = 64
AX = "b n"
B = TypeVar("B")

def f1(x: Float[Tensor, "batch 64"]):  # is x: [batch, 64] -> [batch, 64]
    return x


def f2(x: Float[torch.Tensor, ""]):  # is x: [] -> []
    return x


def f3(x: Shaped[Tensor, "... c"]):  # is x: [..., c] -> [..., c]
    return x


def f4(x: Float[Tensor, "*batch c"], y: Float[Tensor, "*batch c"]):  # is x: [..., c], y: [..., c] -> [..., c]
    return x + y


def f5(x: Float[Tensor, "#b c"], y: Float[Tensor, "b c"]):  # is x: [#b, c], y: [b, c] -> [b, c]
    return x + y


def f6(x: Float[Tensor, "_ _n c"]):  # is x: [_, _n, c] -> [_, _n, c]
    return x


def f7(x: Float[Tensor, "rows=4 cols=3"]):  # is x: [4, 3] -> [4, 3]
    return x


def f8(x: Float[Tensor, "n n+1 2*n"]):  # is x: [n, n + 1, 2*n] -> [n, n + 1, 2*n]
    return x


def f9(x: Optional[Float[Tensor, "b c"]]):  # is x: [b, c] | None -> [b, c] | None
    return x


def f10(x: Float[Tensor, "b c"] | None = None):  # is x: None -> None
    return x


def f11(x: Image):  # is x: [b, c, h, w] -> [b, h, w]
    return x.mean(1)


def f12(x: Video):  # is x: [b, t, c, h, w] -> [b*t, c, h, w]
    return x.flatten(0, 1)


def f13(x: "Float[Tensor, 'b c']"):  # is x: [b, c] -> [b, c]
    return x


def f14(x: TensorType["batch", 64, torch.float32]):  # is x: [batch, 64] -> [batch, 64]
    return x


def f15(x: TensorType[4, ...]):  # is x: [4, ...] -> [4, ...]
    return x


def f16(x: TensorType["b": 4, "c": ..., -1]):  # is x: [4, ..., _] -> [4, ..., _]
    return x


def f17(x: Tensor[[B, 3, "H", N]]):  # is x: [B, 3, H, 64] -> [B, 3, H, 64]
    return x


def f18(x: Tensor[B, 3]):  # is x: [B, 3] -> [B, 3]
    return x


def f19[H, *S](x: Tensor[[B, *S, H + 1]]):  # is x: [B, ..., H + 1] -> [B, ..., H + 1]
    return x


def f20(x: Annotated[Tensor, "b c"]):  # is x: [b, c] -> [b, c]
    return x


def f21(x: Annotated[Tensor, "input features"]):  # is x: [input, features] -> [input, features]
    return x


def f22(x: Annotated[Tensor, Is[lambda t: t.ndim == 4 and t.shape[1] == 3]]):  # is x: [B, 3, H, W] -> [B, 3, H, W]
    return x


def f23(n: int, x: Float[Tensor, "{n} {n+1}"]):  # is n: n, x: [n, n + 1] -> [n, n + 1]
    return x


def f24(x: jt.Int[torch.Tensor, "b t"]):  # is x: [b, t] -> [b, t, 5]
    return torch.nn.functional.one_hot(x, 5)


def f25(x: Tuple[Float[Tensor, "b c"], Float[Tensor, "b d"]]):  # is x: ([b, c], [b, d]) -> [b, c + d]
    return torch.cat(x, 1)


def f26(x: Int64[Tensor, "b t"], w: Float32[Tensor, "v d"]):  # is x: [b, t], w: [v, d] -> [b, t, d]
    return w[x]


def f27(x: Float[Tensor, AX + " c"]):  # is x: [b, n, c] -> [b, n, c]
    return x


def f28(x: Float[Tensor, f"b {N}"]):  # is x: [b, 64] -> [b, 64]
    return x


def f29(x: Float[Array, "b c"]):  # is x: [b, c] -> [b, c]
    return x


def f30(a: Float[Tensor, "b n d"], b: Float[Tensor, "b d m"]):  # is a: [b, n, d], b: [b, d, m] -> [b, n, m]
    return a @ b


def f31(a: Float[Tensor, "b n d"], b: Float[Tensor, "b m d"]):  # is a: [b, n, d], b: [b, d, d] -> [b, n, d]
    return a @ b


def f33(x: Float[Float[Tensor, "c h w"], "b"]):  # is x: [b, c, h, w] -> [b, c, h, w]
    return x


def f34(x: Union[Float[Tensor, "b c"], None]):  # is x: [b, c] | None -> [b, c] | None
    return x


def f35(x: TensorType["b", Literal[7]]):  # is x: [b, 7] -> [b, 7]
    return x


class M(nn.Module):  # is x: [b, d], mask: None -> [b, 2*d]
    def __init__(self, d: int, h=8):
        super().__init__(); self.d = d; self.h = h
        self.fc = nn.Linear(d, 2 * d)
    def forward(self, x: Float[Tensor, "b {self.d}"], mask: Bool[Tensor, "b h"] | None = None):
        return self.fc(x)


class L[I, O](nn.Module):  # is x: [B, I] -> [B, O]
    def __init__(self, i: Dim[I], o: Dim[O]):
        super().__init__()
        self.fc = nn.Linear(i, o)
    def forward(self, x: Tensor[[B, I]]) -> Tensor[[B, O]]:
        return self.fc(x)
