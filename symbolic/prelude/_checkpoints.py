"""Sizes of the most used checkpoints, as their config.json gives them."""

# name: (model type, hidden size, layers, heads, vocabulary, further sizes)
_TEXT = {
    "bert-base-uncased": ("bert", 768, 12, 12, 30522),
    "bert-base-cased": ("bert", 768, 12, 12, 28996),
    "bert-large-uncased": ("bert", 1024, 24, 16, 30522),
    "bert-large-cased": ("bert", 1024, 24, 16, 28996),
    "bert-base-multilingual-cased": ("bert", 768, 12, 12, 119547),
    "bert-base-multilingual-uncased": ("bert", 768, 12, 12, 105879),
    "bert-base-chinese": ("bert", 768, 12, 12, 21128),
    "prajjwal1/bert-tiny": ("bert", 128, 2, 2, 30522),
    "sentence-transformers/all-MiniLM-L6-v2": ("bert", 384, 6, 12, 30522),
    "sentence-transformers/all-MiniLM-L12-v2": ("bert", 384, 12, 12, 30522),
    "roberta-base": ("roberta", 768, 12, 12, 50265),
    "roberta-large": ("roberta", 1024, 24, 16, 50265),
    "distilroberta-base": ("roberta", 768, 6, 12, 50265),
    "microsoft/codebert-base": ("roberta", 768, 12, 12, 50265),
    "xlm-roberta-base": ("xlm-roberta", 768, 12, 12, 250002),
    "xlm-roberta-large": ("xlm-roberta", 1024, 24, 16, 250002),
    "distilbert-base-uncased": ("distilbert", 768, 6, 12, 30522),
    "distilbert-base-cased": ("distilbert", 768, 6, 12, 28996),
    "distilbert-base-uncased-finetuned-sst-2-english": ("distilbert", 768, 6, 12, 30522),
    "albert-base-v2": ("albert", 768, 12, 12, 30000),
    "albert-large-v2": ("albert", 1024, 24, 16, 30000),
    "albert-xlarge-v2": ("albert", 2048, 24, 16, 30000),
    "albert-xxlarge-v2": ("albert", 4096, 12, 64, 30000),
    "google/electra-small-discriminator": ("electra", 256, 12, 4, 30522),
    "google/electra-base-discriminator": ("electra", 768, 12, 12, 30522),
    "google/electra-large-discriminator": ("electra", 1024, 24, 16, 30522),
    "microsoft/deberta-v3-xsmall": ("deberta-v2", 384, 12, 6, 128100),
    "microsoft/deberta-v3-small": ("deberta-v2", 768, 6, 12, 128100),
    "microsoft/deberta-v3-base": ("deberta-v2", 768, 12, 12, 128100),
    "microsoft/deberta-v3-large": ("deberta-v2", 1024, 24, 16, 128100),
    "microsoft/mpnet-base": ("mpnet", 768, 12, 12, 30527),
    "sentence-transformers/all-mpnet-base-v2": ("mpnet", 768, 12, 12, 30527),
    "gpt2": ("gpt2", 768, 12, 12, 50257),
    "gpt2-medium": ("gpt2", 1024, 24, 16, 50257),
    "gpt2-large": ("gpt2", 1280, 36, 20, 50257),
    "gpt2-xl": ("gpt2", 1600, 48, 25, 50257),
    "distilgpt2": ("gpt2", 768, 6, 12, 50257),
    "facebook/opt-125m": ("opt", 768, 12, 12, 50272),
    "facebook/opt-1.3b": ("opt", 2048, 24, 32, 50272),
    "meta-llama/Llama-2-7b-hf": ("llama", 4096, 32, 32, 32000),
    "meta-llama/Llama-2-7b-chat-hf": ("llama", 4096, 32, 32, 32000),
    "meta-llama/Llama-2-13b-hf": ("llama", 5120, 40, 40, 32000),
    "meta-llama/Meta-Llama-3-8B": ("llama", 4096, 32, 32, 128256),
    "meta-llama/Meta-Llama-3-8B-Instruct": ("llama", 4096, 32, 32, 128256),
    "meta-llama/Llama-3.1-8B": ("llama", 4096, 32, 32, 128256),
    "meta-llama/Llama-3.2-1B": ("llama", 2048, 16, 32, 128256),
    "meta-llama/Llama-3.2-3B": ("llama", 3072, 28, 24, 128256),
    "TinyLlama/TinyLlama-1.1B-Chat-v1.0": ("llama", 2048, 22, 32, 32000),
    "mistralai/Mistral-7B-v0.1": ("mistral", 4096, 32, 32, 32000),
    "t5-small": ("t5", 512, 6, 8, 32128),
    "t5-base": ("t5", 768, 12, 12, 32128),
    "t5-large": ("t5", 1024, 24, 16, 32128),
    "google/flan-t5-small": ("t5", 512, 8, 6, 32128),
    "google/flan-t5-base": ("t5", 768, 12, 12, 32128),
    "google/flan-t5-large": ("t5", 1024, 24, 16, 32128),
    "facebook/bart-base": ("bart", 768, 6, 12, 50265),
    "facebook/bart-large": ("bart", 1024, 12, 16, 50265),
    "google/vit-base-patch16-224": ("vit", 768, 12, 12, None),
    "google/vit-base-patch16-224-in21k": ("vit", 768, 12, 12, None),
    "google/vit-base-patch16-384": ("vit", 768, 12, 12, None),
    "google/vit-base-patch32-384": ("vit", 768, 12, 12, None),
    "google/vit-large-patch16-224": ("vit", 1024, 24, 16, None),
    "google/vit-large-patch16-224-in21k": ("vit", 1024, 24, 16, None),
    "openai/clip-vit-base-patch32": ("clip", None, None, None, None),
    "openai/clip-vit-base-patch16": ("clip", None, None, None, None),
    "openai/clip-vit-large-patch14": ("clip", None, None, None, None),
    "facebook/wav2vec2-base": ("wav2vec2", 768, 12, 12, 32),
    "facebook/wav2vec2-base-960h": ("wav2vec2", 768, 12, 12, 32),
    "facebook/wav2vec2-large-960h": ("wav2vec2", 1024, 24, 16, 32),
    "openai/whisper-tiny": ("whisper", 384, 4, 6, 51865),
    "openai/whisper-base": ("whisper", 512, 6, 8, 51865),
    "openai/whisper-small": ("whisper", 768, 12, 12, 51865),
    "openai/whisper-medium": ("whisper", 1024, 24, 16, 51865),
}

_MORE = {
    "google/vit-base-patch16-224": {"num_labels": 1000},
    "google/vit-base-patch16-384": {"num_labels": 1000, "image_size": 384},
    "google/vit-base-patch32-384": {"num_labels": 1000, "image_size": 384, "patch_size": 32},
    "google/vit-large-patch16-224": {"num_labels": 1000},
    "openai/clip-vit-base-patch32": {"text": (512, 12, 8), "vision": (768, 12, 12), "patch_size": 32, "projection_dim": 512},
    "openai/clip-vit-base-patch16": {"text": (512, 12, 8), "vision": (768, 12, 12), "patch_size": 16, "projection_dim": 512},
    "openai/clip-vit-large-patch14": {"text": (768, 12, 12), "vision": (1024, 24, 16), "patch_size": 14, "projection_dim": 768},
}

_FORMER_HOMES = ("google-bert", "FacebookAI", "openai-community", "distilbert", "google-t5", "albert")


def find(name):
    """The model type and the sizes of a checkpoint; (None, {}) if it is not known."""
    home, _, rest = name.partition("/")
    if home in _FORMER_HOMES and rest in _TEXT:
        name = rest
    if name not in _TEXT:
        return None, {}
    kind, hidden, layers, heads, vocabulary = _TEXT[name]
    sizes = {} if hidden is None else {"hidden_size": hidden, "num_hidden_layers": layers, "num_attention_heads": heads}
    if vocabulary is not None:
        sizes["vocab_size"] = vocabulary
    sizes.update(_MORE.get(name, {}))
    return kind, sizes


# What else the configuration files of a family say, where it is not what the class has by itself.
# A family that is missing here has files that differ in more than the sizes above.
_REST = {
    "bert": {},
    "roberta": {"max_position_embeddings": 514, "type_vocab_size": 1, "layer_norm_eps": 1e-5},
    "xlm-roberta": {"max_position_embeddings": 514, "type_vocab_size": 1, "layer_norm_eps": 1e-5},
    "distilbert": {},
    "gpt2": {},
    "vit": {},
}

# How the families name the width of what follows the attention; four times the hidden size in all of them.
_WIDTH = {"distilbert": "hidden_dim", "gpt2": None}


def configuration(name):
    """All that the configuration file of a checkpoint says of shapes; None if that is not known."""
    kind, sizes = find(name)
    if kind not in _REST:
        return None
    whole = {**_REST[kind], **sizes, "model_type": kind}
    width = _WIDTH.get(kind, "intermediate_size")
    if width is not None:
        whole[width] = 4 * sizes["hidden_size"]
    return whole
