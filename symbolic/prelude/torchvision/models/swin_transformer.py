"""torchvision/models/swin_transformer.py"""
import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models._api import WeightsEnum, arguments, imagenet
from torchvision.ops.misc import MLP, Permute
from torchvision.ops.stochastic_depth import StochasticDepth


def _quarters(x):
    """The four pixels of each square side by side; a picture of odd size is padded."""
    h, w = x.shape[-3], x.shape[-2]
    x = F.pad(x, (0, 0, 0, w % 2, 0, h % 2))
    return torch.cat([x[..., i::2, j::2, :] for j in (0, 1) for i in (0, 1)], -1)


class PatchMerging(nn.Module):
    def __init__(self, dim, norm_layer=nn.LayerNorm):
        super().__init__()
        self.dim = dim
        self.reduction = nn.Linear(4 * dim, 2 * dim, bias=False)
        self.norm = norm_layer(4 * dim)

    def forward(self, x):
        return self.reduction(self.norm(_quarters(x)))


class PatchMergingV2(nn.Module):
    def __init__(self, dim, norm_layer=nn.LayerNorm):
        super().__init__()
        self.dim = dim
        self.reduction = nn.Linear(4 * dim, 2 * dim, bias=False)
        self.norm = norm_layer(2 * dim)

    def forward(self, x):
        return self.norm(self.reduction(_quarters(x)))


class ShiftedWindowAttention(nn.Module):
    def __init__(
        self,
        dim,
        window_size,
        shift_size,
        num_heads,
        qkv_bias=True,
        proj_bias=True,
        attention_dropout=0.0,
        dropout=0.0,
    ):
        super().__init__()
        if len(window_size) != 2 or len(shift_size) != 2:
            raise ValueError("window_size and shift_size must be of length 2")
        self.window_size = window_size
        self.shift_size = shift_size
        self.num_heads = num_heads
        self.attention_dropout = attention_dropout
        self.dropout = dropout
        self.qkv = nn.Linear(dim, dim * 3, bias=qkv_bias)
        self.proj = nn.Linear(dim, dim, bias=proj_bias)
        self.define_relative_position_bias_table()
        self.define_relative_position_index()

    def define_relative_position_bias_table(self):
        h, w = self.window_size
        self.relative_position_bias_table = nn.Parameter(torch.zeros((2 * h - 1) * (2 * w - 1), self.num_heads))

    def define_relative_position_index(self):
        h, w = self.window_size
        index = torch.randint(0, (2 * h - 1) * (2 * w - 1), ((h * w) ** 2,))
        self.register_buffer("relative_position_index", index)

    def _rows(self):
        return self.relative_position_bias_table

    def get_relative_position_bias(self):
        n = self.window_size[0] * self.window_size[1]
        return self._rows()[self.relative_position_index].view(n, n, -1).permute(2, 0, 1).contiguous().unsqueeze(0)

    def forward(self, x):
        b, h, w, c = x.shape
        wh, ww = self.window_size
        heads = self.num_heads
        x = F.pad(x, (0, 0, 0, (ww - w % ww) % ww, 0, (wh - h % wh) % wh))
        rows, columns = x.shape[1] // wh, x.shape[2] // ww
        x = x.view(b, rows, wh, columns, ww, c).permute(0, 1, 3, 2, 4, 5).reshape(b * rows * columns, wh * ww, c)
        qkv = self.qkv(x)
        q, k, v = qkv.reshape(x.size(0), x.size(1), 3, heads, c // heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-2, -1) + self.get_relative_position_bias()
        x = F.softmax(scores, dim=-1).matmul(v).transpose(1, 2).reshape(x.size(0), x.size(1), c)
        x = self.proj(x)
        x = x.view(b, rows, columns, wh, ww, c).permute(0, 1, 3, 2, 4, 5).reshape(b, rows * wh, columns * ww, c)
        return x[:, :h, :w, :].contiguous()


class ShiftedWindowAttentionV2(ShiftedWindowAttention):
    def __init__(self, dim, window_size, shift_size, num_heads, **kwargs):
        super().__init__(dim, window_size, shift_size, num_heads, **kwargs)
        self.logit_scale = nn.Parameter(torch.ones(num_heads, 1, 1))
        self.cpb_mlp = nn.Sequential(nn.Linear(2, 512), nn.ReLU(inplace=True), nn.Linear(512, num_heads, bias=False))

    def define_relative_position_bias_table(self):
        h, w = self.window_size
        self.register_buffer("relative_coords_table", torch.zeros(1, 2 * h - 1, 2 * w - 1, 2))

    def _rows(self):
        return self.cpb_mlp(self.relative_coords_table).view(-1, self.num_heads)


class SwinTransformerBlock(nn.Module):
    def __init__(
        self,
        dim,
        num_heads,
        window_size,
        shift_size,
        mlp_ratio=4.0,
        dropout=0.0,
        attention_dropout=0.0,
        stochastic_depth_prob=0.0,
        norm_layer=nn.LayerNorm,
        attn_layer=ShiftedWindowAttention,
    ):
        super().__init__()
        self.norm1 = norm_layer(dim)
        self.attn = attn_layer(
            dim, window_size, shift_size, num_heads, attention_dropout=attention_dropout, dropout=dropout
        )
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")
        self.norm2 = norm_layer(dim)
        self.mlp = MLP(dim, [int(dim * mlp_ratio), dim], activation_layer=nn.GELU, inplace=None, dropout=dropout)

    def forward(self, x):
        x = x + self.stochastic_depth(self.attn(self.norm1(x)))
        return x + self.stochastic_depth(self.mlp(self.norm2(x)))


class SwinTransformerBlockV2(SwinTransformerBlock):
    def __init__(self, dim, num_heads, window_size, shift_size, attn_layer=ShiftedWindowAttentionV2, **kwargs):
        super().__init__(dim, num_heads, window_size, shift_size, attn_layer=attn_layer, **kwargs)

    def forward(self, x):
        x = x + self.stochastic_depth(self.norm1(self.attn(x)))
        return x + self.stochastic_depth(self.norm2(self.mlp(x)))


class SwinTransformer(nn.Module):
    def __init__(
        self,
        patch_size,
        embed_dim,
        depths,
        num_heads,
        window_size,
        mlp_ratio=4.0,
        dropout=0.0,
        attention_dropout=0.0,
        stochastic_depth_prob=0.1,
        num_classes=1000,
        norm_layer=None,
        block=None,
        downsample_layer=PatchMerging,
    ):
        super().__init__()
        self.num_classes = num_classes
        block = block or SwinTransformerBlock
        norm = norm_layer or nn.LayerNorm
        patch = (patch_size[0], patch_size[1])
        layers = [
            nn.Sequential(
                nn.Conv2d(3, embed_dim, kernel_size=patch, stride=patch), Permute([0, 2, 3, 1]), norm(embed_dim)
            )
        ]
        total = sum(depths)
        made = 0
        for i, n in enumerate(depths):
            dim = embed_dim * 2**i
            stage = []
            for j in range(n):
                stage.append(
                    block(
                        dim,
                        num_heads[i],
                        window_size=window_size,
                        shift_size=[0 if j % 2 == 0 else w // 2 for w in window_size],
                        mlp_ratio=mlp_ratio,
                        dropout=dropout,
                        attention_dropout=attention_dropout,
                        stochastic_depth_prob=stochastic_depth_prob * made / (total - 1),
                        norm_layer=norm,
                    )
                )
                made += 1
            layers.append(nn.Sequential(*stage))
            if i < len(depths) - 1:
                layers.append(downsample_layer(dim, norm))
        self.features = nn.Sequential(*layers)
        last = embed_dim * 2 ** (len(depths) - 1)
        self.norm = norm(last)
        self.permute = Permute([0, 3, 1, 2])
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten(1)
        self.head = nn.Linear(last, num_classes)

    def forward(self, x):
        x = self.permute(self.norm(self.features(x)))
        return self.head(self.flatten(self.avgpool(x)))


def _swin(enum, weights, pretrained, kwargs, dim, depths, heads, window, drop):
    kwargs = arguments(enum, weights, pretrained, kwargs)
    drop = kwargs.pop("stochastic_depth_prob", drop)
    return SwinTransformer([4, 4], dim, depths, heads, [window, window], stochastic_depth_prob=drop, **kwargs)


def _swin_v2(enum, weights, pretrained, kwargs, dim, depths, heads, drop):
    kwargs.setdefault("block", SwinTransformerBlockV2)
    kwargs.setdefault("downsample_layer", PatchMergingV2)
    return _swin(enum, weights, pretrained, kwargs, dim, depths, heads, 8, drop)


class Swin_T_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V1


def swin_t(weights=None, progress=True, pretrained=False, **kwargs):
    return _swin(Swin_T_Weights, weights, pretrained, kwargs, 96, [2, 2, 6, 2], [3, 6, 12, 24], 7, 0.2)


class Swin_S_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 246)
    DEFAULT = IMAGENET1K_V1


def swin_s(weights=None, progress=True, pretrained=False, **kwargs):
    return _swin(Swin_S_Weights, weights, pretrained, kwargs, 96, [2, 2, 18, 2], [3, 6, 12, 24], 7, 0.3)


class Swin_B_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 238)
    DEFAULT = IMAGENET1K_V1


def swin_b(weights=None, progress=True, pretrained=False, **kwargs):
    return _swin(Swin_B_Weights, weights, pretrained, kwargs, 128, [2, 2, 18, 2], [4, 8, 16, 32], 7, 0.5)


class Swin_V2_T_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(256, 260)
    DEFAULT = IMAGENET1K_V1


def swin_v2_t(weights=None, progress=True, pretrained=False, **kwargs):
    return _swin_v2(Swin_V2_T_Weights, weights, pretrained, kwargs, 96, [2, 2, 6, 2], [3, 6, 12, 24], 0.2)


class Swin_V2_S_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(256, 260)
    DEFAULT = IMAGENET1K_V1


def swin_v2_s(weights=None, progress=True, pretrained=False, **kwargs):
    return _swin_v2(Swin_V2_S_Weights, weights, pretrained, kwargs, 96, [2, 2, 18, 2], [3, 6, 12, 24], 0.3)


class Swin_V2_B_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(256, 272)
    DEFAULT = IMAGENET1K_V1


def swin_v2_b(weights=None, progress=True, pretrained=False, **kwargs):
    return _swin_v2(Swin_V2_B_Weights, weights, pretrained, kwargs, 128, [2, 2, 18, 2], [4, 8, 16, 32], 0.5)
