class tqdm:
    def __init__(self, iterable=None, *args, **kw):
        self.iterable = iterable
        self.n = 0

    def __iter__(self):
        return iter(self.iterable)

    def __len__(self):
        return len(self.iterable)

    def __enter__(self): return self
    def __exit__(self, *exc): return None
    def update(self, n=1): pass
    def set_description(self, *args, **kw): pass
    def set_description_str(self, *args, **kw): pass
    def set_postfix(self, *args, **kw): pass
    def set_postfix_str(self, *args, **kw): pass
    def refresh(self): pass
    def close(self): pass
    def reset(self, total=None): pass
    @staticmethod
    def write(*args, **kw): pass


def trange(*args, **kw):
    return tqdm(range(*args))
