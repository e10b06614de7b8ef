"""What loading by name comes to when the files are on the network: the shapes of the most used checkpoints
are known, everything else is not. For the classes of an installed transformers."""
import _checkpoints
import torch
from _pylib import unknown
from _shapelint import is_unknown

# Said to the loader, not to the model and its configuration.
_LOADING = ("cache_dir", "force_download", "local_files_only", "token", "revision", "trust_remote_code", "use_auth_token", "proxies",
            "code_revision", "torch_dtype", "dtype", "device_map", "low_cpu_mem_usage", "ignore_mismatched_sizes", "use_safetensors",
            "subfolder", "variant", "resume_download", "weights_only", "offload_folder", "max_memory", "state_dict", "from_tf", "from_flax")
# Said to the loader, and what it makes of the model has other parts.
_REBUILDING = ("quantization_config", "load_in_8bit", "load_in_4bit", "gguf_file", "output_loading_info", "adapter_kwargs")


def _found(name, kwargs):
    """The configuration of a name, where it is certain that it is the whole of it."""
    if is_unknown(name) or not isinstance(name, str) or any(kwargs.get(k) for k in _REBUILDING):
        return None
    return _checkpoints.configuration(name)


def _nothing(kwargs):
    return (unknown(""), kwargs) if kwargs.get("return_unused_kwargs") else unknown("")


def config(cls, pretrained_model_name_or_path, *args, **kwargs):
    values = _found(pretrained_model_name_or_path, kwargs)
    if values is None or values["model_type"] != cls.model_type:
        return _nothing(kwargs)
    return cls.from_dict(values, **{k: v for k, v in kwargs.items() if k not in _LOADING})


def auto_config(cls, pretrained_model_name_or_path, **kwargs):
    from transformers.models.auto.configuration_auto import CONFIG_MAPPING
    values = _found(pretrained_model_name_or_path, kwargs)
    if values is None:
        return _nothing(kwargs)
    return CONFIG_MAPPING[values["model_type"]].from_pretrained(pretrained_model_name_or_path, **kwargs)


def model(cls, pretrained_model_name_or_path, *model_args, config=None, **kwargs):
    dtype = kwargs.get("dtype", kwargs.get("torch_dtype"))
    if any(kwargs.get(k) for k in _REBUILDING):
        return unknown("")
    kwargs = {k: v for k, v in kwargs.items() if k not in _LOADING}
    if config is None:
        config, kwargs = cls.config_class.from_pretrained(pretrained_model_name_or_path, return_unused_kwargs=True, **kwargs)
    if is_unknown(config) or isinstance(config, str):
        return unknown("")
    made = cls(config, *model_args, **kwargs)
    if isinstance(dtype, torch.dtype):
        made.to(dtype)
    return made.eval()


def auto_model(cls, pretrained_model_name_or_path, *model_args, config=None, **kwargs):
    from transformers.models.auto.auto_factory import _get_model_class
    from transformers.models.auto.configuration_auto import AutoConfig
    if hasattr(cls, "_load_timm_backbone_from_pretrained"):
        return unknown("")
    if config is None:
        loading = {k: v for k, v in kwargs.items() if k in _LOADING}
        config, kwargs = AutoConfig.from_pretrained(pretrained_model_name_or_path, return_unused_kwargs=True, **kwargs)
        kwargs = {**kwargs, **loading}
    if is_unknown(config) or isinstance(config, str):
        return unknown("")
    made = _get_model_class(config, cls._model_mapping)
    return made.from_pretrained(pretrained_model_name_or_path, *model_args, config=config, **kwargs)
