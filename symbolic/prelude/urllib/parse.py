"""Parts of addresses: the syntax alone, whatever the scheme. https://docs.python.org/3/library/urllib.parse.html"""
from collections import namedtuple

from _pylib import unknown

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BLANK = "".join([chr(i) for i in range(33)])
_SCHEME = _LETTERS + "0123456789+-."
_WITH_HOSTS = ("file", "ftp", "git", "git+ssh", "http", "https", "rsync", "rtsp", "sftp", "svn", "svn+ssh", "ws", "wss")


def __getattr__(name):
    return unknown()


class _Host:
    def encode(self, encoding="ascii", errors="strict"):
        return unknown("")

    @property
    def hostname(self):
        host = self.netloc.rpartition("@")[2]
        _, bracket, inner = host.partition("[")
        host = inner.partition("]")[0] if bracket else host.partition(":")[0]
        name, percent, zone = host.partition("%")
        return name.lower() + percent + zone or None

    @property
    def _user(self):
        user, at, _ = self.netloc.rpartition("@")
        return user.partition(":") if at else None

    @property
    def username(self):
        return None if self._user is None else self._user[0]

    @property
    def password(self):
        return self._user[2] if self._user is not None and self._user[1] else None

    @property
    def port(self):
        digits = self.netloc.rpartition("@")[2].rpartition("]")[2].rpartition(":")[2] if ":" in self.netloc else ""
        if digits and not (digits.isdigit() and digits.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {digits!r}")
        return int(digits) if digits else None


class SplitResult(namedtuple("SplitResult", ["scheme", "netloc", "path", "query", "fragment"]), _Host):
    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", ["scheme", "netloc", "path", "params", "query", "fragment"]), _Host):
    def geturl(self):
        return urlunparse(self)


def _after_scheme(url, scheme):
    at = url.find(":")
    if at > 0 and url[0] in _LETTERS and all([c in _SCHEME for c in url[:at]]):
        return url[:at].lower(), url[at + 1:]
    return scheme, url


def _netloc(url):
    ends = [i for i in [url.find(c, 2) for c in "/?#"] if i >= 0]
    end = min(ends) if ends else len(url)
    return url[2:end], url[end:]


def urlsplit(url, scheme="", allow_fragments=True):
    if isinstance(url, bytes):  # whoever wants their parts asks at run time
        return unknown("")
    for unsafe in "\t\r\n":
        url = url.replace(unsafe, "")
    scheme, rest = _after_scheme(url.lstrip(_BLANK), scheme)
    netloc = query = fragment = ""
    if rest[:2] == "//":
        netloc, rest = _netloc(rest)
    if allow_fragments:
        rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    return SplitResult(scheme, netloc, rest, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    if isinstance(url, bytes):
        return unknown("")
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in ("", "ftp", "http", "https", "rtsp", "sftp", "tel") and ";" in path:
        last = path.rfind("/")
        at = path.find(";", max(last, 0))
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(parts):
    scheme, netloc, path, query, fragment = parts
    url = path
    if netloc or url[:2] == "//" or scheme in _WITH_HOSTS:
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return url


def urlunparse(parts):
    scheme, netloc, path, params, query, fragment = parts
    if params:
        path = path + ";" + params
    return urlunsplit((scheme, netloc, path, query, fragment))
