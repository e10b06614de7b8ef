from types import SimpleNamespace

defaults = SimpleNamespace(width=6)
spare = globals().get("spare", 2)
LIMIT = spare
