"""Templates of texts; what is rendered from them is not known. https://jinja.palletsprojects.com"""
from os import PathLike, listdir

from _pylib import unknown
from _shapelint import is_handled, is_unknown


class TemplateError(Exception):
    pass


class TemplateNotFound(IOError, LookupError, TemplateError):
    pass


class Template:
    def __init__(self, source=None, **options):
        self.name = None

    def render(self, *args, **kwargs):
        return unknown("str")

    def generate(self, *args, **kwargs):
        yield unknown("str")


class BaseLoader:
    def load(self, environment, name, globals=None):
        return Template()


class FileSystemLoader(BaseLoader):
    def __init__(self, searchpath, encoding="utf-8", followlinks=False):
        one = isinstance(searchpath, (str, PathLike))
        self.searchpath = [searchpath] if one else list(searchpath)

    def load(self, environment, name, globals=None):
        # A package may be looked at without its data files, so that one that is missing proves nothing:
        # but who is prepared to do without has code for it.
        there = any([name in listdir(folder) for folder in self.searchpath])
        if not is_unknown(there) and not there and is_handled(TemplateNotFound):
            raise TemplateNotFound(name)
        return Template()


class Environment:
    def __init__(self, *args, loader=None, **options):
        self.loader = loader
        self.filters = {}
        self.globals = {}
        self.tests = {}

    def get_template(self, name, parent=None, globals=None):
        if self.loader is None:
            raise TypeError("no loader for this environment specified")
        return self.loader.load(self, name, globals)

    def from_string(self, source, globals=None, template_class=None):
        return Template(source)
