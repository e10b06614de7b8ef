class tqdm:
    def __init__(self, iterable=None, *args, **kw):
        self.iterable = iterable
        self.n = 0
        self.desc = kw.get("desc", "")
        self.total = kw.get("total")

    def __iter__(self):
        return iter(self.iterable)

    def __bool__(self):
        return self.total > 0 if self.total is not None else bool(self.iterable)

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")

    def _show(self, *args, **kw):
        pass

    update = set_description = set_description_str = set_postfix = set_postfix_str = refresh = close = reset = _show
    display = clear = unpause = moveto = _show

    @staticmethod
    def write(*args, **kw):
        pass

    @staticmethod
    def pandas(*args, **kw):
        pass


def trange(*args, **kw):
    return tqdm(range(*args))


tqdm_notebook = tqdm
tnrange = trange

from _pylib import unknown
