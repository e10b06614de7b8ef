"""Tokenizers and processors: ids of unknown number, or of the length that they are padded to."""
import torch
import _checkpoints
from transformers import _config
from _pylib import unknown, unknown_list
from _shapelint import is_unknown

_EXTRA = {"offset_mapping": (2,)}  # dimensions beside those of the ids
_SEGMENTED = ("bert", "albert", "electra", "deberta-v2")


def _number_of_texts(text, split):
    """The rows that there are of a text, or of a list of them. Which of the two something unknown is nobody knows."""
    if text is None:
        return unknown("int")
    if is_unknown(text) and is_unknown(isinstance(text, str)) or is_unknown(split):
        return 1 if unknown("bool") else unknown("int")
    words = split and all([isinstance(t, str) for t in text])
    return 1 if isinstance(text, str) or words else len(text)


class BatchEncoding:
    def __init__(self, data=None, *args, **kwargs):
        object.__setattr__(self, "data", dict(data or {}))
        object.__setattr__(self, "_perhaps", ())  # keys of which nobody knows whether they are there

    def __getitem__(self, key):
        if not isinstance(key, str) or key in self._perhaps and key not in self.data:
            return unknown("")
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self.data[name] if name in self.data else unknown("")

    def __setattr__(self, name, value):
        self.data[name] = value

    def __delitem__(self, key):
        self.pop(key)

    def __contains__(self, key):
        if key in self._perhaps and key not in self.data:
            return unknown("bool")
        return key in self.data

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def keys(self):
        return self.data.keys()

    def values(self):
        return self.data.values()

    def items(self):
        return self.data.items()

    def get(self, key, default=None):
        if key in self._perhaps and key not in self.data:
            return unknown("")
        return self.data.get(key, default)

    def pop(self, key, *default):
        if key in self._perhaps and key not in self.data:
            return unknown("")
        return self.data.pop(key, *default)

    def update(self, other):
        self.data.update(other)

    def to(self, *args, **kwargs):
        return self


class PreTrainedTokenizerBase:
    def __init__(self, *args, model_type=None, **kwargs):
        self.model_type = model_type
        self.padding_side = "right"
        self.is_fast = True

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")

    @classmethod
    def from_pretrained(cls, pretrained_model_name_or_path=None, *args, **kwargs):
        name = pretrained_model_name_or_path
        kind = None
        if not is_unknown(name) and isinstance(name, str):
            kind, _ = _checkpoints.find(name)
        return cls(model_type=kind)

    def __len__(self):
        return unknown("int")

    def __call__(self, text=None, text_pair=None, add_special_tokens=True, padding=False, truncation=False, max_length=None, stride=0,
                 return_tensors=None, return_overflowing_tokens=False, pad_to_multiple_of=None, pad_to_max_length=False, **kwargs):
        fixed = padding == "max_length" or pad_to_max_length
        cut = truncation is True or truncation == "longest_first"
        length = max_length if fixed and cut and max_length is not None and pad_to_multiple_of is None else unknown("int")
        names, perhaps = self._names(dict(kwargs, return_overflowing_tokens=return_overflowing_tokens))
        if return_tensors is None or return_tensors != "pt" or return_overflowing_tokens:
            out = BatchEncoding({k: unknown("") for k in names})
        else:
            batch = _number_of_texts(text, kwargs.get("is_split_into_words", False))
            out = BatchEncoding({k: torch.randint(0, 2, (batch, length) + _EXTRA.get(k, ())) for k in names})
            if "length" in names:
                out["length"] = torch.randint(0, 2, (batch,))
        object.__setattr__(out, "_perhaps", perhaps)
        return out

    def _names(self, options):
        names, perhaps = ["input_ids"], []
        for key, option, default in self._outputs():
            asked = options.get(option)
            if asked is None:
                asked = default
            if is_unknown(asked):
                perhaps.append(key)
            elif asked:
                names.append(key)
        return names, perhaps

    def _outputs(self):
        """What there can be beside the ids: the key, the option that asks for it, what holds where nobody says."""
        segmented = unknown("bool") if self.model_type is None else self.model_type in _SEGMENTED
        return [
            ("token_type_ids", "return_token_type_ids", segmented),
            ("attention_mask", "return_attention_mask", True),
            ("overflow_to_sample_mapping", "return_overflowing_tokens", False),
            ("special_tokens_mask", "return_special_tokens_mask", False),
            ("offset_mapping", "return_offsets_mapping", False),
            ("length", "return_length", False),
        ]

    def encode_plus(self, text, *args, **kwargs):
        return self(text, *args, **kwargs)

    batch_encode_plus = encode_plus

    def encode(self, text, text_pair=None, return_tensors=None, **kwargs):
        if return_tensors == "pt":
            return self(text, text_pair, return_tensors="pt", **kwargs)["input_ids"]
        return unknown("list")

    def save_pretrained(self, *args, **kwargs):
        pass


class BatchFeature(BatchEncoding):
    pass


class ImageProcessor:
    def __init__(self, config=None, **kwargs):
        self.config = config

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")

    @classmethod
    def from_pretrained(cls, pretrained_model_name_or_path=None, *args, **kwargs):
        config = None if kwargs else _config.AutoConfig.from_pretrained(pretrained_model_name_or_path)
        return cls(config if config is not None and config.model_type == "vit" else None)

    def __call__(self, images=None, *args, return_tensors=None, **kwargs):
        if self.config is None or return_tensors != "pt" or kwargs:
            return unknown("")
        several = isinstance(images, (list, tuple)) and not is_unknown(images)
        batch = len(images) if several else unknown("int")
        side = self.config.image_size
        return BatchFeature({"pixel_values": torch.rand(batch, 3, side, side)})

    preprocess = __call__
