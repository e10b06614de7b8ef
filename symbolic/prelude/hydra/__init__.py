from omegaconf import OmegaConf, DictConfig

_yaml_names = (".yaml", ".yml")


def main(config_path=None, config_name=None, version_base=None):
    # The decorated function is called with the configuration file that it names.
    def decorate(f):
        def run(cfg=None):
            if cfg is None:
                name = config_name if config_name.endswith(_yaml_names) else config_name + ".yaml"
                cfg = OmegaConf.load(name if config_path is None else config_path + "/" + name)
            return f(cfg)
        return run
    return decorate
