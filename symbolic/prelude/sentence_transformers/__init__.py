"""Embeddings of sentences. https://sbert.net"""
import numpy
import torch
from torch import nn
from _pylib import unknown
from _shapelint import is_unknown

_WIDTHS = {
    "all-MiniLM-L6-v2": 384, "all-MiniLM-L12-v2": 384, "paraphrase-MiniLM-L6-v2": 384, "all-mpnet-base-v2": 768,
    "multi-qa-mpnet-base-dot-v1": 768, "all-distilroberta-v1": 768, "paraphrase-multilingual-MiniLM-L12-v2": 384,
    "multi-qa-MiniLM-L6-cos-v1": 384, "paraphrase-multilingual-mpnet-base-v2": 768, "distiluse-base-multilingual-cased-v1": 512,
}


class SentenceTransformer(nn.Module):
    def __init__(self, model_name_or_path=None, *args, **kwargs):
        super().__init__()
        name = model_name_or_path
        known = isinstance(name, str) and not is_unknown(name) and "truncate_dim" not in kwargs and "modules" not in kwargs
        self._width = _WIDTHS.get(name.rpartition("/")[2]) if known and name.rpartition("/")[0] in ("", "sentence-transformers") else None

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")

    def get_sentence_embedding_dimension(self):
        return unknown("int") if self._width is None else self._width

    def encode(self, sentences, prompt_name=None, prompt=None, batch_size=32, show_progress_bar=None, output_value="sentence_embedding",
               precision="float32", convert_to_numpy=True, convert_to_tensor=False, **kwargs):
        if self._width is None or output_value != "sentence_embedding" or precision != "float32" or is_unknown(sentences) or not convert_to_numpy and not convert_to_tensor:
            return unknown("")
        shape = (self._width,) if isinstance(sentences, str) else (len(sentences), self._width)
        return torch.rand(shape) if convert_to_tensor else numpy.random.rand(*shape).astype(numpy.float32)


def __getattr__(name):
    return unknown("")
