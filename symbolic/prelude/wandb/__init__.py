"""Experiment tracking: what is logged changes nothing; a run's configuration is what it was given."""
from _pylib import unknown
from _shapelint import is_unknown


class Config:
    def __init__(self):
        object.__setattr__(self, "_values", {})

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._values[name] if name in self._values else unknown("")

    def __setattr__(self, name, value):
        self._values[name] = value

    def __getitem__(self, name):
        return self._values[name] if name in self._values else unknown("")

    __setitem__ = __setattr__

    def __contains__(self, name):
        return name in self._values

    def get(self, name, default=None):
        return self._values.get(name, default)

    def keys(self):
        return self._values.keys()

    def items(self):
        return self._values.items()

    def as_dict(self):
        return dict(self._values)

    def update(self, d=None, allow_val_change=None, **kwargs):
        if d is None or is_unknown(d):
            return
        # Parsed arguments and the like are taken with what their attributes hold.
        for k, v in (d if hasattr(d, "items") else vars(d)).items():
            self._values[k] = v

    setdefaults = update


config = Config()
summary = Config()


class Run:
    def __init__(self):
        self.config = config
        self.summary = summary
        self.id = self.name = self.project = self.entity = self.url = self.path = self.dir = unknown("str")
        self.group = self.job_type = self.notes = self.sweep_id = self.mode = unknown("")
        self.step = self.starting_step = unknown("int")
        self.start_time = unknown("float")
        self.resumed = self.disabled = self.offline = unknown("bool")
        self.tags = self.settings = unknown("")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _ignored


def _ignored(*args, **kwargs):
    return unknown("")


run = Run()


def init(*args, config=None, **kwargs):
    run.config.update(config)
    return run


log = watch = unwatch = finish = save = alert = login = define_metric = log_artifact = join = _ignored


def agent(sweep_id, function=None, **kwargs):
    pass  # what the sweep chooses is not known


def sweep(sweep, **kwargs):
    return unknown("str")


def __getattr__(name):
    return _ignored
