# Files that a program loads by hand.
import importlib.util
import os
import runpy
import sys
from pathlib import Path

import torch

here = os.path.dirname(os.path.abspath(__file__))


def loaded(path, name="loaded"):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


by_folder = loaded(os.path.join(here, "cfg.py"))
torch.zeros(by_folder.width) + torch.zeros(100)  # want "7 against 100"
torch.zeros(by_folder.doubled()) + torch.zeros(100)  # want "14 against 100"
by_path = loaded(Path(__file__).parent / "cfg.py")
torch.zeros(by_path.width) + torch.zeros(100)  # want "7 against 100"
names = runpy.run_path(os.path.join(here, "cfg.py"))
torch.zeros(names["width"]) + torch.zeros(100)  # want "7 against 100"
torch.zeros(names["doubled"]()) + torch.zeros(100)  # want "14 against 100"
torch.zeros(runpy.run_module("cfg")["width"]) + torch.zeros(100)  # want "7 against 100"
run = runpy.run_path(os.path.join(here, "cfg.py"), run_name="__main__")
if run["width"] == 7:
    torch.zeros(2) + torch.zeros(3)
if len(sys.argv) > 1:
    torch.zeros(loaded(sys.argv[1]).size) + torch.zeros(3)
