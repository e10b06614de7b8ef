"""Programs that are given a composed configuration. https://hydra.cc"""
from hydra import utils
from hydra._compose import compose as _compose
from _pylib import unknown

_folders = []


def main(config_path=None, config_name=None, version_base=None, strict=None):
    def decorate(f):
        def run(cfg=None):
            if cfg is None:
                cfg = _compose(config_path, config_name, [])
            return f(cfg)
        run.__name__ = f.__name__
        run.__wrapped__ = f
        return run
    return decorate


class initialize:
    def __init__(self, config_path=None, job_name=None, caller_stack_depth=1, version_base=None):
        _folders.append(config_path)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        _folders.pop()


class initialize_config_dir(initialize):
    def __init__(self, config_dir, job_name=None, version_base=None):
        _folders.append(config_dir)


class initialize_config_module(initialize):
    def __init__(self, config_module, job_name=None, version_base=None):
        _folders.append(unknown("str"))


def compose(config_name=None, overrides=(), return_hydra_config=False, strict=None):
    return _compose(_folders[-1] if _folders else None, config_name, overrides)
