"""Configurations in sections. https://docs.python.org/3/library/configparser.html"""
import re

from _pylib import unknown
from _shapelint import is_unknown

_BOOLEANS = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
_NONE = object()


class Error(Exception):
    pass


class NoSectionError(Error):
    pass


class NoOptionError(Error):
    pass


class SectionProxy:
    def __init__(self, parser, name):
        self.parser = parser
        self.name = name

    def __getitem__(self, key):
        value = self.parser._value(self.name, key)
        if value is _NONE:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.parser.set(self.name, key, value)

    def __contains__(self, key):
        return self.parser.has_option(self.name, key)

    def __iter__(self):
        return iter(self.parser.options(self.name))

    def keys(self):
        return self.parser.options(self.name)

    def items(self):
        return self.parser.items(self.name)

    def get(self, option, fallback=None, **kwargs):
        return self.parser.get(self.name, option, fallback=fallback)

    def getint(self, option, fallback=None, **kwargs):
        return self.parser.getint(self.name, option, fallback=fallback)

    def getfloat(self, option, fallback=None, **kwargs):
        return self.parser.getfloat(self.name, option, fallback=fallback)

    def getboolean(self, option, fallback=None, **kwargs):
        return self.parser.getboolean(self.name, option, fallback=fallback)


class Interpolation:
    """How values name others. None is what they mean where nobody knows."""
    pattern = None

    def place(self, found, section):
        return section, found[1]

    def plain(self, value):
        return value


class BasicInterpolation(Interpolation):
    pattern = r"%\(([^)]+)\)s"

    def plain(self, value):
        return value.replace("%%", "%")


class ExtendedInterpolation(Interpolation):
    pattern = r"\$\{([^}]+)\}"

    def place(self, found, section):
        other, colon, option = found[1].partition(":")
        return (other, option) if colon else (section, other)

    def plain(self, value):
        return value.replace("$$", "$")


class InterpolationError(Error):
    pass


_MAX_DEPTH = 10


class RawConfigParser:
    _interpolation = Interpolation()

    def __init__(self, defaults=None, *args, interpolation=_NONE, **kwargs):
        if interpolation is not _NONE:
            self._interpolation = Interpolation() if interpolation is None else interpolation
        self._sections = {"DEFAULT": dict(defaults or {})}
        self._lost = False  # something has been read that nobody knows

    def optionxform(self, option):
        return option.lower()

    def read(self, filenames, encoding=None):
        names = [filenames] if isinstance(filenames, str) or not isinstance(filenames, (list, tuple)) else filenames
        for name in names:
            self.read_string(open(name, encoding=encoding).read())
        return names

    def read_file(self, f, source=None):
        self.read_string(f.read())

    def read_dict(self, dictionary, source="<dict>"):
        for name, values in dictionary.items():
            section = self._sections.setdefault(name, {})
            for k, v in values.items():
                section[self.optionxform(k)] = str(v)

    def read_string(self, string, source="<string>"):
        if is_unknown(string):
            self._lost = True
            return
        section = self._sections["DEFAULT"]
        for line in string.splitlines():
            text = line.strip()
            if not text or text[0] in "#;":
                continue
            if text[0] == "[" and text[-1] == "]":
                section = self._sections.setdefault(text[1:-1], {})
                continue
            if line[0] in " \t":  # a value over several lines
                self._lost = True
                continue
            at = min([i for i in (text.find("="), text.find(":")) if i >= 0], default=len(text))
            value = text[at + 1:].strip()
            section[self.optionxform(text[:at].strip())] = value

    def sections(self):
        return unknown("list") if self._lost else [s for s in self._sections if s != "DEFAULT"]

    def add_section(self, section):
        self._sections[section] = {}

    def has_section(self, section):
        return unknown("bool") if self._lost else section in self._sections

    def has_option(self, section, option):
        return unknown("bool") if self._lost else self._value(section, option) is not _NONE

    def _options(self, section):
        return {**self._sections["DEFAULT"], **self._sections[section]}

    def options(self, section):
        return unknown("list") if self._lost else list(self._options(section))

    def items(self, section):
        if self._lost:
            return unknown("list")
        return [(k, self._filled(v, section, _MAX_DEPTH)) for k, v in self._options(section).items()]

    def set(self, section, option, value=None):
        self._sections.setdefault(section, {})[self.optionxform(option)] = value

    def _value(self, section, option):
        if self._lost:
            return unknown("str")
        if section not in self._sections:
            raise NoSectionError(f"No section: {section!r}")
        options, option = self._options(section), self.optionxform(option)
        return self._filled(options[option], section, _MAX_DEPTH) if option in options else _NONE

    def _filled(self, value, section, depth):
        """A value with those that it names."""
        how = self._interpolation
        if is_unknown(how):
            return unknown("str")
        if how.pattern is None or not isinstance(value, str):
            return value
        if depth == 0:
            raise InterpolationError("recursion limit exceeded")

        def fill(found):
            of, option = how.place(found, section)
            option = self.optionxform(option)
            if of not in self._sections or option not in self._options(of):
                raise InterpolationError(option)
            return self._filled(self._options(of)[option], of, depth - 1)
        return how.plain(re.sub(how.pattern, fill, value))

    def get(self, section, option, *, raw=False, vars=None, fallback=_NONE):
        if fallback is not _NONE and not self._lost and section not in self._sections:
            return fallback
        value = self._value(section, option)
        if value is not _NONE:
            return value
        if fallback is _NONE:
            raise NoOptionError(f"No option {option!r} in section: {section!r}")
        return fallback

    def _converted(self, convert, section, option, fallback):
        value = self.get(section, option, fallback=fallback)
        return convert(value) if isinstance(value, str) else value

    def getint(self, section, option, *, raw=False, vars=None, fallback=_NONE):
        return self._converted(int, section, option, fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_NONE):
        return self._converted(float, section, option, fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_NONE):
        return self._converted(lambda v: _BOOLEANS[v.lower()], section, option, fallback)

    def __getitem__(self, section):
        if not self._lost and section not in self._sections:
            raise KeyError(section)
        return SectionProxy(self, section)

    def __setitem__(self, section, values):
        self.read_dict({section: values})

    def __contains__(self, section):
        return unknown("bool") if self._lost else section in self._sections

    def __iter__(self):
        return iter(unknown("list") if self._lost else list(self._sections))

    def __len__(self):
        return unknown("int") if self._lost else len(self._sections)

    def __getattr__(self, name):
        return unknown()


class ConfigParser(RawConfigParser):
    _interpolation = BasicInterpolation()


SafeConfigParser = ConfigParser


def __getattr__(name):
    return unknown()
