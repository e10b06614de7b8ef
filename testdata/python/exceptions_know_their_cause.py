"""What exceptions know of themselves: their arguments, what they were raised from, their notes, their groups."""

import torch


class ConfigError(ValueError):
    def __init__(self, key, size):
        super().__init__(f"bad {key}")
        self.size = size


def load(size):
    try:
        raise KeyError("width")
    except KeyError as e:
        raise ConfigError(e.args[0], size) from e


def length(error):
    return len(str(error))


try:
    load(3)
except ConfigError as e:
    torch.zeros(3).view(e.size)
    torch.zeros(9).view(length(e))
    torch.zeros(7).view(length(e.__cause__))  # the text of a KeyError is a repr
    torch.zeros(2).view(len(e.args))  # want "invalid-view"
    torch.zeros(1).view(1 if e.__context__ is e.__cause__ and e.__suppress_context__ else 2)

try:
    raise RuntimeError("a", 2)
except RuntimeError as e:
    torch.zeros(22).view(len(repr(e)))  # want "invalid-view"
    torch.zeros(20).view(len(repr(e)))
    torch.zeros(1).view(1 if e.__cause__ is None and e.__context__ is None else 2)

missing = OSError(2, "nothing there", "weights.pt")
torch.zeros(2).view(len(missing.args))
torch.zeros(10).view(len(missing.filename))
torch.zeros(1).view(1 if isinstance(missing, IOError) and missing.errno == 2 else 2)

imported = ImportError("no such module", name="fast")
torch.zeros(5).view(len(imported.name))  # want "invalid-view"
torch.zeros(1).view(1 if imported.path is None else 2)

noted = ValueError("x")
noted.add_note("one")
noted.add_note("two")
torch.zeros(2).view(len(noted.__notes__))
torch.zeros(1).view(1 if noted.with_traceback(None) is noted else 2)

taken = []
try:
    raise ExceptionGroup("several", [ValueError(1), TypeError(2)])
except* ValueError:
    taken.append(1)
except* KeyError:
    taken.append(2)
except* (TypeError, OSError):
    taken.append(3)
torch.zeros(2).view(len(taken))
torch.zeros(3).view(len(taken))  # want "invalid-view"
