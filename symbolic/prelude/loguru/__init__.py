from _pylib import unknown


class Logger:
    def _say(self, *args, **kwargs):
        pass

    trace = debug = info = success = warning = error = critical = exception = log = remove = complete = configure = _say
    enable = disable = level = _say

    def _self(self, *args, **kwargs):
        return self

    opt = bind = patch = contextualize = _self

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def add(self, sink, **kwargs):
        return unknown("int")

    def catch(self, exception=Exception, **kwargs):
        if callable(exception) and not isinstance(exception, type):
            return exception
        return _Catcher()


class _Catcher:
    def __call__(self, function):
        return function

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


logger = Logger()
