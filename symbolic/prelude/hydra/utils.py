"""Objects made from configurations. https://hydra.cc/docs/advanced/instantiate_objects/overview/"""
from functools import partial
from omegaconf import Container, DictConfig, ListConfig, OmegaConf
from _pylib import unknown
from _shapelint import has_module, import_module, is_unknown

_SPECIAL = ("_target_", "_partial_", "_recursive_", "_convert_", "_args_")


def get_object(path):
    if is_unknown(path):
        return path
    parts = path.split(".")
    for n in range(len(parts) - 1, 0, -1):
        module = ".".join(parts[:n])
        if has_module(module):
            found = import_module(module)
            for part in parts[n:]:
                found = getattr(found, part)
            return found
    return unknown("")


get_class = get_method = get_static_method = get_object


def instantiate(config, *args, **kwargs):
    if config is None:
        return None
    if is_unknown(config):
        return config
    if not isinstance(config, Container):  # else it keeps its place, which its references start from
        config = OmegaConf.create(config)
    if isinstance(config, ListConfig):
        return [_made(v, True, "none") for v in config]
    return _instance(config, args, kwargs, True, "none")


call = instantiate


def _instance(config, args, kwargs, recursive, convert):
    recursive = kwargs.pop("_recursive_", config.get("_recursive_", recursive))
    convert = kwargs.pop("_convert_", config.get("_convert_", convert))
    some = kwargs.pop("_partial_", config.get("_partial_", False))
    target = kwargs.pop("_target_", config.get("_target_"))
    values = {}
    for k in config:
        if k not in _SPECIAL and k not in kwargs:
            v = config[k]
            values[k] = _made(v, recursive, convert) if recursive else _converted(v, convert)
    for k, v in kwargs.items():
        old = config[k] if k in config else None
        if isinstance(v, (dict, DictConfig)) and isinstance(old, DictConfig):
            v = OmegaConf.merge(old, v)
        values[k] = _made(OmegaConf.create(v), recursive, convert) if isinstance(v, (dict, list, Container)) and recursive else v
    if target is None:
        return values if convert in ("all", "object") else OmegaConf.create(values)
    f = get_object(target) if isinstance(target, str) else target
    if not args and "_args_" in config:
        args = [_made(v, recursive, convert) for v in config["_args_"]]
    return partial(f, *args, **values) if some else f(*args, **values)


def _made(v, recursive, convert):
    if is_unknown(v):
        return v
    if isinstance(v, DictConfig):
        if "_target_" in v:
            return _instance(v, (), {}, recursive, convert)
        return _group({k: _made(v[k], recursive, convert) for k in v}, convert)
    if isinstance(v, ListConfig):
        return [_made(x, recursive, convert) for x in v]
    return v


def _group(values, convert):
    return values if convert != "none" else DictConfig(values)


def _converted(v, convert):
    return OmegaConf.to_container(v, resolve=True) if convert != "none" and isinstance(v, Container) else v


def get_original_cwd():
    return unknown("str")


def to_absolute_path(path):
    return path
