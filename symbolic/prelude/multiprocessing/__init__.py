"""One process runs: what another one would do is done when it starts.
https://docs.python.org/3/library/multiprocessing.html"""
from _pylib import unknown
from threading import Thread


class Process(Thread):
    pid = exitcode = None

    def join(self, timeout=None):
        super().join(timeout)
        self.exitcode = unknown("int") if timeout is None else unknown()

    def terminate(self):
        pass

    kill = close = terminate


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        if initializer is not None:
            initializer(*initargs)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def __getattr__(self, name):
        return unknown()

    def map(self, func, iterable, chunksize=None):
        return [func(x) for x in iterable]

    imap = map

    def starmap(self, func, iterable, chunksize=None):
        return [func(*x) for x in iterable]

    def apply(self, func, args=(), kwds=None):
        return func(*args, **(kwds or {}))

    def close(self):
        pass

    terminate = join = close


class _Context:
    Process = Process
    Pool = Pool

    def __getattr__(self, name):
        return unknown()


def get_context(method=None):
    return _Context()


def set_start_method(method, force=False):
    pass


def freeze_support():
    pass


def __getattr__(name):
    return unknown()
