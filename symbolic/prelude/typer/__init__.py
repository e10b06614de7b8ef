"""Command lines made of functions with annotations. https://typer.tiangolo.com"""
import inspect
from _apps import arguments, one_of
from _pylib import unknown
from click import Abort, BadParameter, clear, confirm, echo, edit, get_app_dir, launch, pause, progressbar, prompt, secho, style
from click import Context as _ClickContext


class Context(_ClickContext):
    pass


class Exit(RuntimeError):
    def __init__(self, code=0):
        self.exit_code = code


class CallbackParam:
    pass


class FileText:
    pass


class FileTextWrite(FileText):
    pass


class FileBinaryRead(FileText):
    pass


class FileBinaryWrite(FileText):
    pass


class _Info:
    def __init__(self, default, default_factory):
        self.default = default
        self.default_factory = default_factory


def Option(default=..., *param_decls, callback=None, default_factory=None, **kw):
    return _Info(default, default_factory)


def Argument(default=..., *, callback=None, default_factory=None, **kw):
    return _Info(default, default_factory)


def _values(f, command):
    values = arguments(f)
    for name, p in inspect.signature(f).parameters.items():
        if p.annotation is Context or p.annotation is _ClickContext:
            values[name] = Context(command)
        elif isinstance(p.default, _Info):
            if p.default.default_factory is not None:
                values[name] = p.default.default_factory()
            elif p.default.default is ...:
                values[name] = unknown("")
            else:
                values[name] = p.default.default() if callable(p.default.default) else p.default.default
    return values


class _Command:
    def __init__(self, name, callback):
        self.name = name
        self.callback = callback

    def start(self):
        try:
            self.callback(**_values(self.callback, self))
        except Exit:
            raise SystemExit(0)


class Typer:
    def __init__(self, *, name=None, invoke_without_command=False, callback=None, **kw):
        self.name = name
        self.registered_commands = []
        self.registered_groups = []
        self.registered_callback = None if callback is None else _Command(name, callback)

    def command(self, name=None, **kw):
        def decorate(f):
            self.registered_commands.append(_Command(name or f.__name__, f))
            return f
        return decorate

    def callback(self, name=None, **kw):
        def decorate(f):
            self.registered_callback = _Command(name or f.__name__, f)
            return f
        return decorate

    def add_typer(self, typer_instance, *, name=None, **kw):
        self.registered_groups.append(typer_instance)

    def start(self):
        if self.registered_callback is not None:
            self.registered_callback.start()
        choices = self.registered_commands + self.registered_groups
        if len(choices) == 1 and self.registered_callback is None:
            choices[0].start()
        else:
            one_of([c.start for c in choices])

    def __call__(self, *args, **kwargs):
        self.start()
        if kwargs.get("standalone_mode", True):
            raise SystemExit(0)


def run(function):
    app = Typer()
    app.command()(function)
    app()


class colors:
    BLACK = "black"
    RED = "red"
    GREEN = "green"
    YELLOW = "yellow"
    BLUE = "blue"
    MAGENTA = "magenta"
    CYAN = "cyan"
    WHITE = "white"
