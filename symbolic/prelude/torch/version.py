"""The environment profile: a CPU build."""
from _pylib import unknown
__version__ = "2.15.0+cpu"
cuda = unknown("")  # None, or what the build is for
hip = None
xpu = None
debug = False
git_version = ""
