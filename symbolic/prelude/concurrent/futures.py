"""One thread runs: what is submitted is done when its result is asked for, at the latest when the executor ends.
https://docs.python.org/3/library/concurrent.futures.html"""
from _pylib import unknown


class Future:
    def __init__(self, call):
        self._call = call
        self._ran = False

    def __getattr__(self, name):
        return unknown()

    def result(self, timeout=None):
        if not self._ran:
            self._ran = True
            self._result = self._call()
        return self._result


class Executor:
    def __init__(self, max_workers=None, *args, initializer=None, initargs=(), **kwargs):
        self._submitted = []
        if initializer is not None:
            initializer(*initargs)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.shutdown()
        return False

    def submit(self, fn, /, *args, **kwargs):
        future = Future(lambda: fn(*args, **kwargs))
        self._submitted.append(future)
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        return map(fn, *iterables)

    def shutdown(self, wait=True, *, cancel_futures=False):
        for future in self._submitted:
            try:  # what it raises is told to who asks for the result
                future.result()
            except Exception:
                pass


class ThreadPoolExecutor(Executor):
    pass


class ProcessPoolExecutor(Executor):
    pass


def as_completed(fs, timeout=None):
    return iter(list(fs))


def __getattr__(name):
    return unknown()
