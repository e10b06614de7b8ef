"""The environment profile: a CPU build."""
__version__ = "2.15.0+cpu"
cuda = None
hip = None
xpu = None
debug = False
git_version = ""
