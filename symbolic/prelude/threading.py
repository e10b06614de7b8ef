"""One thread runs: what it keeps for itself is a plain object, and what another one would do is done when it starts.
https://docs.python.org/3/library/threading.html"""
from _pylib import unknown


class local:
    _complete_ = True


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target = target
        self._args = args
        self._kwargs = kwargs or {}
        self.name = unknown("str") if name is None else name
        self.daemon = bool(daemon)

    def start(self):
        try:  # what it raises ends the thread alone
            self.run()
        except Exception:
            pass

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        pass

    def is_alive(self):
        return unknown("bool")


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.interval = interval
        self.function = function

    def cancel(self):
        pass


def __getattr__(name):
    return unknown("")
