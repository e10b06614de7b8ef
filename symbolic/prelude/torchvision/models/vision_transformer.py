"""torchvision/models/vision_transformer.py"""
import torch
from torch import nn
from torchvision.models._api import WeightsEnum, chosen, fix, imagenet
from torchvision.ops.misc import MLP


class MLPBlock(MLP):
    def __init__(self, in_dim, mlp_dim, dropout):
        super().__init__(in_dim, [mlp_dim, in_dim], activation_layer=nn.GELU, inplace=None, dropout=dropout)


class EncoderBlock(nn.Module):
    def __init__(self, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer):
        super().__init__()
        self.num_heads = num_heads
        self.ln_1 = norm_layer(hidden_dim)
        self.self_attention = nn.MultiheadAttention(hidden_dim, num_heads, dropout=attention_dropout, batch_first=True)
        self.dropout = nn.Dropout(dropout)
        self.ln_2 = norm_layer(hidden_dim)
        self.mlp = MLPBlock(hidden_dim, mlp_dim, dropout)

    def forward(self, input):
        x = self.ln_1(input)
        x, _ = self.self_attention(x, x, x, need_weights=False)
        x = self.dropout(x) + input
        return x + self.mlp(self.ln_2(x))


class Encoder(nn.Module):
    def __init__(self, seq_length, num_layers, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer):
        super().__init__()
        self.pos_embedding = nn.Parameter(torch.empty(1, seq_length, hidden_dim).normal_(std=0.02))
        self.dropout = nn.Dropout(dropout)
        layers = {}
        for i in range(num_layers):
            layers[f"encoder_layer_{i}"] = EncoderBlock(num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer)
        self.layers = nn.Sequential(layers)
        self.ln = norm_layer(hidden_dim)

    def forward(self, input):
        return self.ln(self.layers(self.dropout(input + self.pos_embedding)))


def _norm(dim):
    return nn.LayerNorm(dim, eps=1e-6)


class VisionTransformer(nn.Module):
    def __init__(
        self,
        image_size,
        patch_size,
        num_layers,
        num_heads,
        hidden_dim,
        mlp_dim,
        dropout=0.0,
        attention_dropout=0.0,
        num_classes=1000,
        representation_size=None,
        norm_layer=None,
        conv_stem_configs=None,
    ):
        super().__init__()
        torch._assert(image_size % patch_size == 0, "Input shape indivisible by patch size!")
        self.image_size = image_size
        self.patch_size = patch_size
        self.hidden_dim = hidden_dim
        self.mlp_dim = mlp_dim
        self.attention_dropout = attention_dropout
        self.dropout = dropout
        self.num_classes = num_classes
        self.representation_size = representation_size
        self.norm_layer = norm_layer or _norm
        self.conv_proj = nn.Conv2d(3, hidden_dim, kernel_size=patch_size, stride=patch_size)
        self.class_token = nn.Parameter(torch.zeros(1, 1, hidden_dim))
        length = (image_size // patch_size) ** 2 + 1
        self.encoder = Encoder(length, num_layers, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, self.norm_layer)
        self.seq_length = length
        heads = {}
        if representation_size is None:
            heads["head"] = nn.Linear(hidden_dim, num_classes)
        else:
            heads["pre_logits"] = nn.Linear(hidden_dim, representation_size)
            heads["act"] = nn.Tanh()
            heads["head"] = nn.Linear(representation_size, num_classes)
        self.heads = nn.Sequential(heads)

    def _process_input(self, x):
        n, c, h, w = x.shape
        p = self.patch_size
        torch._assert(h == self.image_size, f"Wrong image height! Expected {self.image_size} but got {h}!")
        torch._assert(w == self.image_size, f"Wrong image width! Expected {self.image_size} but got {w}!")
        x = self.conv_proj(x).reshape(n, self.hidden_dim, (h // p) * (w // p))
        return x.permute(0, 2, 1)

    def forward(self, x):
        x = self._process_input(x)
        x = torch.cat([self.class_token.expand(x.shape[0], -1, -1), x], dim=1)
        x = self.encoder(x)[:, 0]
        return self.heads(x)


def _vit(enum, weights, pretrained, kwargs, patch_size, num_layers, num_heads, hidden_dim, mlp_dim):
    weights = chosen(enum, weights, pretrained)
    if weights is not None:
        fix(kwargs, "num_classes", weights.value.classes)
        fix(kwargs, "image_size", weights.value.size)
    size = kwargs.pop("image_size", 224)
    return VisionTransformer(size, patch_size, num_layers, num_heads, hidden_dim, mlp_dim, **kwargs)


class ViT_B_16_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_SWAG_E2E_V1 = imagenet(384, 384)
    IMAGENET1K_SWAG_LINEAR_V1 = imagenet(224, 224)
    DEFAULT = IMAGENET1K_V1


def vit_b_16(weights=None, progress=True, pretrained=False, **kwargs):
    return _vit(ViT_B_16_Weights, weights, pretrained, kwargs, 16, 12, 12, 768, 3072)


class ViT_B_32_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def vit_b_32(weights=None, progress=True, pretrained=False, **kwargs):
    return _vit(ViT_B_32_Weights, weights, pretrained, kwargs, 32, 12, 12, 768, 3072)


class ViT_L_16_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 242)
    IMAGENET1K_SWAG_E2E_V1 = imagenet(512, 512)
    IMAGENET1K_SWAG_LINEAR_V1 = imagenet(224, 224)
    DEFAULT = IMAGENET1K_V1


def vit_l_16(weights=None, progress=True, pretrained=False, **kwargs):
    return _vit(ViT_L_16_Weights, weights, pretrained, kwargs, 16, 24, 16, 1024, 4096)


class ViT_L_32_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def vit_l_32(weights=None, progress=True, pretrained=False, **kwargs):
    return _vit(ViT_L_32_Weights, weights, pretrained, kwargs, 32, 24, 16, 1024, 4096)


class ViT_H_14_Weights(WeightsEnum):
    IMAGENET1K_SWAG_E2E_V1 = imagenet(518, 518)
    IMAGENET1K_SWAG_LINEAR_V1 = imagenet(224, 224)
    DEFAULT = IMAGENET1K_SWAG_E2E_V1


def vit_h_14(weights=None, progress=True, pretrained=False, **kwargs):
    return _vit(ViT_H_14_Weights, weights, pretrained, kwargs, 14, 32, 16, 1280, 5120)
