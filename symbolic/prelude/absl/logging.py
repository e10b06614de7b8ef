DEBUG, INFO, WARNING, ERROR, FATAL = 1, 0, -1, -2, -3


def _say(*args, **kw):
    pass


debug = info = warning = warn = error = exception = vlog = log = log_first_n = log_every_n = _say
set_verbosity = set_stderrthreshold = use_absl_handler = flush = _say


def get_verbosity():
    return 0


def fatal(*args, **kw):
    raise SystemExit(1)
