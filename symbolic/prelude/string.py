"""Characters and templates. https://docs.python.org/3/library/string.html"""
import re

from _pylib import unknown
from _shapelint import is_unknown

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([w.capitalize() for w in s.split(sep)])


class Template:
    """Text with $names in it. https://docs.python.org/3/library/string.html#template-strings"""
    delimiter = "$"
    idpattern = r"[_a-z][_a-z0-9]*"

    def __init__(self, template):
        self.template = template

    def _pattern(self):
        name = self.idpattern
        return re.compile(re.escape(self.delimiter) + f"(?:(?P<escaped>{re.escape(self.delimiter)})|(?P<named>{name})|{{(?P<braced>{name})}}|(?P<invalid>))",
                          re.IGNORECASE)

    def _filled(self, values, others, safe):
        if is_unknown(values):
            return unknown("str")
        values = {**values, **others}

        def fill(found):
            name = found["named"] or found["braced"]
            if name is not None:
                if safe and name not in values:
                    return found[0]
                return str(values[name])
            if found["escaped"] is not None:
                return self.delimiter
            if safe:
                return found[0]
            raise ValueError("Invalid placeholder in string")
        return self._pattern().sub(fill, self.template)

    def substitute(self, mapping={}, /, **kws):
        return self._filled(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._filled(mapping, kws, True)

    def get_identifiers(self):
        return list(dict.fromkeys([m["named"] or m["braced"] for m in self._pattern().finditer(self.template) if m["named"] or m["braced"]]))


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)

    def __getattr__(self, name):
        return unknown("")
