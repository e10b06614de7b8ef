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


class _Callback:
    def __init__(self, f, args, kw):
        self._f, self._args, self._kw = f, args, kw

    def __exit__(self, *exc):
        self._f(*self._args, **self._kw)


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._exits = []

    def enter_context(self, cm):
        result = cm.__enter__()
        self._exits.append(cm)
        return result

    def push(self, exit):
        self._exits.append(exit)
        return exit

    def callback(self, f, /, *args, **kw):
        self._exits.append(_Callback(f, args, kw))
        return f

    def pop_all(self):
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *exc):
        suppressed = False
        exits, self._exits = self._exits, []
        for cm in reversed(exits):
            result = None
            if hasattr(cm, "__exit__"):
                result = cm.__exit__(*exc)
            elif callable(cm):
                result = cm(*exc)
            if exc[0] is not None and result:
                exc = (None, None, None)
                suppressed = True
        return suppressed
