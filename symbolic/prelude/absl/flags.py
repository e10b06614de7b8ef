"""Flags of a program: its values are the defaults, or what only the user knows. https://abseil.io/docs/python/guides/flags"""
from _apps import given
from _pylib import unknown


class FlagHolder:
    def __init__(self, values, name, default):
        self._values = values
        self.name = name
        self.default = default

    @property
    def value(self):
        return self._values[self.name].value

    @property
    def present(self):
        return unknown("int")


class Flag:
    def __init__(self, name, value, kind):
        self.name = name
        self.value = value
        self.default = value
        self._kind = kind


class FlagValues:
    def __init__(self):
        object.__setattr__(self, "_flags", {})

    def __call__(self, argv, known_only=False):
        return argv

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name].value

    def __setattr__(self, name, value):
        self[name].value = value

    def __getitem__(self, name):
        if name not in self._flags:  # libraries define flags of their own
            self._flags[name] = Flag(name, unknown(""), None)
        return self._flags[name]

    def __contains__(self, name):
        return name in self._flags or unknown("bool")

    def __iter__(self):
        return iter(self._flags)

    def flag_values_dict(self):
        return {n: f.value for n, f in self._flags.items()}

    def mark_as_parsed(self):
        pass

    def is_parsed(self):
        return True

    def set_default(self, name, value):
        self[name].value = value


FLAGS = FlagValues()


def _define(name, default, kind, flag_values, required):
    value = given(kind) if required else default
    flag_values._flags[name] = Flag(name, value, kind)
    return FlagHolder(flag_values._flags, name, default)


def DEFINE_integer(name, default, help=None, lower_bound=None, upper_bound=None, flag_values=FLAGS, required=False, **kw):
    return _define(name, default, int, flag_values, required)


def DEFINE_float(name, default, help=None, lower_bound=None, upper_bound=None, flag_values=FLAGS, required=False, **kw):
    return _define(name, default, float, flag_values, required)


def DEFINE_string(name, default, help=None, flag_values=FLAGS, required=False, **kw):
    return _define(name, default, str, flag_values, required)


def DEFINE_boolean(name, default, help=None, flag_values=FLAGS, module_name=None, required=False, **kw):
    return _define(name, default, bool, flag_values, required)


DEFINE_bool = DEFINE_boolean


def DEFINE_enum(name, default, enum_values, help=None, flag_values=FLAGS, required=False, **kw):
    return _define(name, default, str, flag_values, required)


def DEFINE_enum_class(name, default, enum_class, help=None, flag_values=FLAGS, required=False, **kw):
    return _define(name, enum_class[default] if isinstance(default, str) else default, None, flag_values, required)


def DEFINE_list(name, default, help=None, flag_values=FLAGS, required=False, **kw):
    if isinstance(default, str):
        default = [s.strip() for s in default.split(",")] if default else []
    return _define(name, default, None, flag_values, required)


DEFINE_spaceseplist = DEFINE_list


def _multi(name, default, kind, flag_values, required):
    if default is not None and not isinstance(default, (list, tuple)):
        default = [default]
    return _define(name, default, None, flag_values, required)


def DEFINE_multi_integer(name, default, help=None, flag_values=FLAGS, required=False, **kw):
    return _multi(name, default, int, flag_values, required)


def DEFINE_multi_float(name, default, help=None, flag_values=FLAGS, required=False, **kw):
    return _multi(name, default, float, flag_values, required)


def DEFINE_multi_string(name, default, help=None, flag_values=FLAGS, required=False, **kw):
    return _multi(name, default, str, flag_values, required)


def mark_flag_as_required(flag_name, flag_values=FLAGS):
    f = flag_values[flag_name]
    if f.value is None:
        f.value = given(f._kind)


def mark_flags_as_required(flag_names, flag_values=FLAGS):
    for name in flag_names:
        mark_flag_as_required(name, flag_values)


def _unchecked(*args, **kw):
    return lambda f: f


validator = _unchecked
multi_flags_validator = _unchecked


def register_validator(*args, **kw):
    pass


def adopt_module_key_flags(module, flag_values=FLAGS):
    pass


def declare_key_flag(flag_name, flag_values=FLAGS):
    pass


class Error(Exception):
    pass


class IllegalFlagValueError(Error):
    pass
