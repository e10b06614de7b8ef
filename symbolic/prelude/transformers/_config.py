"""Configurations. https://huggingface.co/docs/transformers/main_classes/configuration"""
import _checkpoints
from _pylib import unknown
from _shapelint import is_unknown, size

_TYPES = {}


class PretrainedConfig:
    model_type = ""
    attribute_map = {}
    # What a configuration has that says nothing of its sizes; None stands for what is not known.
    sizes = {}

    def __init__(self, *args, **kwargs):
        # What a class takes by position differs: it may be any of the sizes.
        for name, value in ({} if args else kwargs.pop("_sizes", self.sizes)).items():
            setattr(self, name, value)
        self.output_hidden_states = False
        self.output_attentions = False
        self.return_dict = True
        self.use_return_dict = True
        self.use_cache = True
        self.problem_type = None
        self.num_labels = 2
        labels = kwargs.pop("id2label", None)
        if labels is not None and "num_labels" not in kwargs:
            self.num_labels = unknown("int") if is_unknown(labels) else len(labels)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __setattr__(self, name, value):
        object.__setattr__(self, self.attribute_map.get(name, name), value)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        mapped = self.attribute_map.get(name)
        if mapped is not None:
            return getattr(self, mapped)
        value = size(name) if name in ("hidden_size", "vocab_size", "projection_dim") else unknown("")
        object.__setattr__(self, name, value)
        return value

    @classmethod
    def from_pretrained(cls, pretrained_model_name_or_path=None, *args, return_unused_kwargs=False, **kwargs):
        if return_unused_kwargs:
            return cls.from_pretrained(pretrained_model_name_or_path, **kwargs), unknown("dict")
        name = pretrained_model_name_or_path
        options = {k: v for k, v in kwargs.items() if k not in _LOADING}
        if is_unknown(name) or not isinstance(name, str):
            return cls._other(options)
        kind, sizes = _checkpoints.find(name)
        if kind is None or kind != cls.model_type:
            return cls._other(options)
        return cls(**{**sizes, **options})

    @classmethod
    def _other(cls, options):
        """A configuration of this class whose sizes nobody knows."""
        made = cls(_sizes={}, **options)
        if "num_labels" not in options and "id2label" not in options:
            object.__setattr__(made, "num_labels", unknown("int"))
        return made

    @classmethod
    def from_dict(cls, config_dict, **kwargs):
        return cls(**{**config_dict, **kwargs})

    @classmethod
    def from_json_file(cls, json_file):
        import json
        with open(json_file) as f:
            values = json.load(f)
        return cls._other({}) if is_unknown(values) else cls(**values)

    def to_dict(self):
        return unknown("dict")

    def to_json_string(self, *args, **kwargs):
        return unknown("str")

    def update(self, config_dict):
        for name, value in config_dict.items():
            setattr(self, name, value)

    def save_pretrained(self, *args, **kwargs):
        pass

    to_json_file = push_to_hub = save_pretrained


_LOADING = ("cache_dir", "force_download", "local_files_only", "token", "revision", "trust_remote_code", "use_auth_token", "proxies",
            "torch_dtype", "dtype", "device_map", "low_cpu_mem_usage", "ignore_mismatched_sizes", "quantization_config", "load_in_8bit",
            "load_in_4bit", "from_tf", "from_flax", "use_safetensors", "subfolder", "variant", "state_dict",
            "add_pooling_layer", "resume_download", "weights_only", "use_fast", "tokenizer_type", "offload_folder", "max_memory", "config")


def _text(hidden, layers, heads, vocabulary, positions):
    return {"hidden_size": hidden, "num_hidden_layers": layers, "num_attention_heads": heads, "vocab_size": vocabulary,
            "max_position_embeddings": positions}


def of_type(model_type):
    return _TYPES.get(model_type)


class BertConfig(PretrainedConfig):
    model_type = "bert"
    sizes = _text(768, 12, 12, 30522, 512)


class RobertaConfig(PretrainedConfig):
    model_type = "roberta"
    sizes = _text(768, 12, 12, 50265, 514)


class XLMRobertaConfig(PretrainedConfig):
    model_type = "xlm-roberta"
    sizes = _text(768, 12, 12, 30522, 514)


class DistilBertConfig(PretrainedConfig):
    model_type = "distilbert"
    attribute_map = {"hidden_size": "dim", "num_attention_heads": "n_heads", "num_hidden_layers": "n_layers"}
    sizes = _text(768, 6, 12, 30522, 512)


class AlbertConfig(PretrainedConfig):
    model_type = "albert"
    sizes = {**_text(4096, 12, 64, 30000, 512), "embedding_size": 128}


class ElectraConfig(PretrainedConfig):
    model_type = "electra"
    sizes = _text(256, 12, 4, 30522, 512)


class DebertaV2Config(PretrainedConfig):
    model_type = "deberta-v2"
    sizes = _text(1536, 24, 24, 128100, 512)


class MPNetConfig(PretrainedConfig):
    model_type = "mpnet"
    sizes = _text(768, 12, 12, 30527, 514)


class GPT2Config(PretrainedConfig):
    model_type = "gpt2"
    attribute_map = {"hidden_size": "n_embd", "max_position_embeddings": "n_positions", "num_attention_heads": "n_head",
                     "num_hidden_layers": "n_layer"}
    sizes = _text(768, 12, 12, 50257, 1024)


class OPTConfig(PretrainedConfig):
    model_type = "opt"
    sizes = _text(768, 12, 12, 50272, 2048)


class LlamaConfig(PretrainedConfig):
    model_type = "llama"
    sizes = {"hidden_size": 4096, "num_hidden_layers": 32, "num_attention_heads": 32, "vocab_size": 32000}


class MistralConfig(PretrainedConfig):
    model_type = "mistral"
    sizes = {"hidden_size": 4096, "num_hidden_layers": 32, "num_attention_heads": 32, "vocab_size": 32000}


class T5Config(PretrainedConfig):
    model_type = "t5"
    attribute_map = {"hidden_size": "d_model", "num_attention_heads": "num_heads", "num_hidden_layers": "num_layers"}
    sizes = {"hidden_size": 512, "num_hidden_layers": 6, "num_attention_heads": 8, "vocab_size": 32128}


class BartConfig(PretrainedConfig):
    model_type = "bart"
    attribute_map = {"hidden_size": "d_model", "num_attention_heads": "encoder_attention_heads", "num_hidden_layers": "encoder_layers"}
    sizes = {"hidden_size": 1024, "num_hidden_layers": 12, "num_attention_heads": 16, "vocab_size": 50265}


class ViTConfig(PretrainedConfig):
    model_type = "vit"
    sizes = {"hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "image_size": 224, "patch_size": 16, "num_channels": 3}


class CLIPTextConfig(PretrainedConfig):
    model_type = "clip_text_model"
    sizes = {**_text(512, 12, 8, 49408, 77), "projection_dim": 512}


class CLIPVisionConfig(PretrainedConfig):
    model_type = "clip_vision_model"
    sizes = {"hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "image_size": 224, "patch_size": 32, "num_channels": 3,
             "projection_dim": 512}


class CLIPConfig(PretrainedConfig):
    model_type = "clip"
    sizes = {"projection_dim": 512}

    def __init__(self, text_config=None, vision_config=None, text=None, vision=None, patch_size=None, **kwargs):
        super().__init__(**kwargs)
        if text is not None:
            text_config = dict(zip(("hidden_size", "num_hidden_layers", "num_attention_heads"), text))
            vision_config = dict(zip(("hidden_size", "num_hidden_layers", "num_attention_heads"), vision), patch_size=patch_size)
        self.text_config = text_config if isinstance(text_config, PretrainedConfig) else CLIPTextConfig(**(text_config or {}))
        self.vision_config = vision_config if isinstance(vision_config, PretrainedConfig) else CLIPVisionConfig(**(vision_config or {}))

    @classmethod
    def _other(cls, options):
        made = super()._other(options)
        made.text_config = CLIPTextConfig._other({})
        made.vision_config = CLIPVisionConfig._other({})
        return made


class Wav2Vec2Config(PretrainedConfig):
    model_type = "wav2vec2"
    sizes = {"hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "vocab_size": 32}


class WhisperConfig(PretrainedConfig):
    model_type = "whisper"
    attribute_map = {"hidden_size": "d_model", "num_attention_heads": "encoder_attention_heads", "num_hidden_layers": "encoder_layers"}
    sizes = {"hidden_size": 384, "num_hidden_layers": 4, "num_attention_heads": 6, "vocab_size": 51865, "num_mel_bins": 80,
             "max_source_positions": 1500}


for _c in (BertConfig, RobertaConfig, XLMRobertaConfig, DistilBertConfig, AlbertConfig, ElectraConfig, DebertaV2Config, MPNetConfig, GPT2Config,
           OPTConfig, LlamaConfig, MistralConfig, T5Config, BartConfig, ViTConfig, CLIPTextConfig, CLIPVisionConfig, CLIPConfig, Wav2Vec2Config,
           WhisperConfig):
    _TYPES[_c.model_type] = _c


class AutoConfig:
    @classmethod
    def from_pretrained(cls, pretrained_model_name_or_path, *args, return_unused_kwargs=False, **kwargs):
        if return_unused_kwargs:
            return cls.from_pretrained(pretrained_model_name_or_path, **kwargs), unknown("dict")
        name = pretrained_model_name_or_path
        if not is_unknown(name) and isinstance(name, str):
            kind, _ = _checkpoints.find(name)
            if kind is not None:
                return _TYPES[kind].from_pretrained(name, **kwargs)
        return PretrainedConfig._other({k: v for k, v in kwargs.items() if k not in _LOADING})

    @classmethod
    def for_model(cls, model_type, *args, **kwargs):
        return _TYPES[model_type](*args, **kwargs) if model_type in _TYPES else PretrainedConfig._other(kwargs)
