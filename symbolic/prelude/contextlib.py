from functools import wraps
from _shapelint import again


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None


class AbstractAsyncContextManager:
    pass


class ContextDecorator:
    def __call__(self, func):
        def inner(*args, **kwds):
            with self:
                return func(*args, **kwds)
        return inner


def contextmanager(func):
    # The interpreter splits a marked generator at its yield.
    func._context_manager = True
    return func


def _decorated(context, func):
    # A context manager made by a generator can also decorate a function: each call enters a fresh one.
    @wraps(func)
    def inner(*args, **kwds):
        with again(context):
            return func(*args, **kwds)
    return inner


def asynccontextmanager(func):
    return func


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc):
        return None


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc):
        self.thing.close()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __exit__(self, exctype, exc, tb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class redirect_stdout(AbstractContextManager):
    def __init__(self, new_target):
        self._target = new_target

    def __enter__(self):
        return self._target


class redirect_stderr(redirect_stdout):
    pass


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._exits = []  # functions of the three that an __exit__ takes

    def enter_context(self, cm):
        result = cm.__enter__()
        self._exits.append(cm.__exit__)
        return result

    def push(self, exit):
        self._exits.append(exit.__exit__ if hasattr(exit, "__exit__") else exit)
        return exit

    def callback(self, callback, /, *args, **kwds):
        def exit(*exc):
            callback(*args, **kwds)
        self._exits.append(exit)
        return callback

    def pop_all(self):
        new = self.__class__()
        new._exits, self._exits = self._exits, []
        return new

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *exc):
        swallowed = False
        while self._exits:
            if self._exits.pop()(*exc):
                exc = (None, None, None)
                swallowed = True
        return swallowed
