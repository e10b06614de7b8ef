"""What only the first of several processes does: the one that is looked at."""


def rank_zero_only(fn, default=None):
    return fn


def rank_zero_debug(*args, **kwargs): pass
def rank_zero_info(*args, **kwargs): pass
def rank_zero_warn(message, **kwargs): pass
def rank_zero_deprecation(message, **kwargs): pass


_debug = _info = _warn = rank_zero_info


def rank_prefixed_message(message, rank):
    return message if rank is None else "[rank: " + str(rank) + "] " + message


class WarningCache(set):
    def warn(self, message, **kwargs):
        self.add(message)

    def info(self, message, **kwargs):
        self.add(message)

    deprecation = warn
