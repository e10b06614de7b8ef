class Token:
    MISSING = object()

    def __init__(self, var, old_value):
        self.var = var
        self.old_value = old_value


class ContextVar:
    def __init__(self, name, *, default=Token.MISSING):
        self.name = name
        self._default = default
        self._value = Token.MISSING

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def get(self, default=Token.MISSING):
        if self._value is not Token.MISSING:
            return self._value
        if default is not Token.MISSING:
            return default
        if self._default is not Token.MISSING:
            return self._default
        raise LookupError(self.name)

    def set(self, value):
        token = Token(self, self._value)
        self._value = value
        return token

    def reset(self, token):
        self._value = token.old_value
