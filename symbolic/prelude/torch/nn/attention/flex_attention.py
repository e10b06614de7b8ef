"""Attention with functions for scores and masks: they change no shape, and neither does the kernel that is chosen."""
from torch import float32
from torch.nn.functional import scaled_dot_product_attention


class BlockMask:
    """A mask by blocks; none is made here."""
    _in_part_ = True



def _check(query, key, value, block_mask, enable_gqa):
    if query.dim() != 4 or key.dim() != 4 or value.dim() != 4:
        raise NotImplementedError("NYI: query, key, and value must be 4D tensors")
    if block_mask is None and query.size(0) != key.size(0):
        raise ValueError(f"Expect query and key/value to have the same batch size, or non-none block_mask, but got block_mask=None, Bq={query.size(0)}, and Bkv={key.size(0)}.")
    if not enable_gqa and query.size(1) != key.size(1):
        raise ValueError(f"Expect query and key/value to have the same number of heads but got Hq={query.size(1)} and Hkv={key.size(1)}. Try setting enable_gqa=True for GQA.")
    if key.size(2) != value.size(2):
        raise RuntimeError(f"Expected key and value to have the same length, but got {key.size(2)} and {value.size(2)}.")


def flex_attention(query, key, value, score_mod=None, block_mask=None, scale=None, enable_gqa=False, return_lse=False, kernel_options=None, *, return_aux=None):
    _check(query, key, value, block_mask, enable_gqa)
    out = scaled_dot_product_attention(query, key, value, enable_gqa=True).contiguous()
    if return_aux is not None:
        return out, undecided("AuxOutput", "flex_attention")
    return (out, out[..., 0].to(float32)) if return_lse else out
