"""Settings in an INI file and in the YAML file of a yacs configuration, both beside the program."""
import argparse
import configparser
from pathlib import Path

import torch
import torch.nn as nn
from yacs.config import CfgNode as CN

ini = configparser.ConfigParser()
ini.read(Path(__file__).parent / "model.ini")
width = ini.getint("model", "Width")
assert ini["model"].getboolean("bias") and ini.get("model", "missing", fallback="x") == "x"
assert ini["train"]["batch"] == "4" and ini.sections() == ["model", "train"] and ini["train"].getint("seed", 7) == 7
assert not ini.has_option("train", "width") and "model" in ini and ini.getfloat("train", "rate") == 0.5
batch = torch.zeros(int(ini["train"]["batch"]), 5)
nn.Linear(width, 2)(batch)  # want "takes 6 features, got 5"

_C = CN()
_C.MODEL = CN()
_C.MODEL.WIDTHS = [8, 16]
_C.MODEL.DEPTH = 2
_C.MODEL.STRIDES = (16,)
_C.INPUT = CN(new_allowed=True)
_C.INPUT.SIZE = 32


def get_cfg():
    return _C.clone()


parser = argparse.ArgumentParser()
parser.add_argument("--config", default=str(Path(__file__).parent / "net.yaml"))
parser.add_argument("opts", default=None, nargs=argparse.REMAINDER)
args = parser.parse_args()
cfg = get_cfg()
cfg.merge_from_file(args.config)
cfg.merge_from_list(args.opts)
cfg.merge_from_list(["MODEL.DEPTH", "3"])
cfg.freeze()
assert cfg.MODEL.WIDTHS == [12, 24] and _C.MODEL.WIDTHS == [8, 16] and cfg.INPUT.SIZE == 32 and cfg.MODEL.DEPTH == 3
assert cfg.MODEL.STRIDES == (4, 8, 16)
nn.Conv2d(3, cfg.MODEL.WIDTHS[0], 3)(torch.zeros(1, 3, cfg.INPUT.SIZE, cfg.INPUT.SIZE))
nn.Linear(cfg.MODEL.WIDTHS[1], 2)(torch.zeros(1, 16))  # want "takes 24 features, got 16"
