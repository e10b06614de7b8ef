import hydra
import torch
from hydra.utils import instantiate
from omegaconf import DictConfig, OmegaConf
from torch import nn


@hydra.main(version_base=None, config_path="conf", config_name="config")
def main(cfg: DictConfig):
    net = instantiate(cfg.model)
    optimizer = instantiate(cfg.train.opt, net.parameters())
    y = net(torch.randn(2, 24))
    y.view(2, 11)  # want "view"
    nn.Linear(cfg.train.features, 3)(torch.randn(2, 64))  # want "takes 24 features, got 64"
    nn.Linear(cfg.train.steps, 3)(torch.randn(2, 64))  # only the user knows
    nn.Linear(3, cfg.train.steps)(torch.randn(2, 4))  # want "takes 3 features, got 4"
    optimizer().step()
    wide = OmegaConf.merge(cfg, {"model": {"width": 8}})
    instantiate(wide.model)(torch.randn(2, 8))
    instantiate(wide.model, width=9)(torch.randn(2, 9))
    if "logger" in cfg:
        nn.Linear(1, 1)(torch.randn(2, 2))
    print(cfg.logger.name)  # the user may choose one
    print(cfg.not_there)  # want "Missing key not_there"


with hydra.initialize(config_path="conf", version_base=None):
    tiny = hydra.compose("config", overrides=["+exp=tiny", "train.steps=4"])
    # The config that is named last has the last word on the number of classes.
    instantiate(tiny.model, width=5, depth=1, _target_="torch.nn.Identity")
    nn.Linear(tiny.train.steps, tiny.classes)(torch.randn(2, 5))  # want "takes 4 features, got 5"

if __name__ == "__main__":
    main()
