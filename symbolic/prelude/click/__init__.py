"""Command lines made of decorated functions. https://click.palletsprojects.com"""
from _apps import given, one_of
from _pylib import unknown, unknown_list
from _shapelint import flag


class ClickException(Exception):
    pass


class UsageError(ClickException):
    pass


class BadParameter(UsageError):
    pass


class BadOptionUsage(UsageError):
    pass


class Abort(RuntimeError):
    pass


class ParamType:
    name = "text"

    def __call__(self, value):
        return value

    def convert(self, value, param, ctx):
        return value

    def fail(self, message, param=None, ctx=None):
        raise BadParameter(message)


class Choice(ParamType):
    def __init__(self, choices, case_sensitive=True):
        self.choices = choices


class IntRange(ParamType):
    def __init__(self, min=None, max=None, min_open=False, max_open=False, clamp=False):
        self.min = min
        self.max = max

    def convert(self, value, param, ctx):
        return int(value)


class FloatRange(IntRange):
    def convert(self, value, param, ctx):
        return float(value)


class Path(ParamType):
    def __init__(self, *args, path_type=None, **kw):
        self.path_type = path_type

    def convert(self, value, param, ctx):
        return value if self.path_type is None else self.path_type(value)


class File(ParamType):
    def __init__(self, mode="r", *args, **kw):
        self.mode = mode

    def convert(self, value, param, ctx):
        return open(value, self.mode) if isinstance(value, str) else value


class DateTime(ParamType):
    def __init__(self, formats=None):
        self.formats = formats

    def convert(self, value, param, ctx):
        return unknown("")


class Tuple(ParamType):
    def __init__(self, types):
        self.types = types


class _Scalar(ParamType):
    def __init__(self, type):
        self.type = type

    def convert(self, value, param, ctx):
        return self.type(value)


STRING = _Scalar(str)
INT = _Scalar(int)
FLOAT = _Scalar(float)
BOOL = _Scalar(bool)
UUID = ParamType()
UNPROCESSED = ParamType()


_ABSENT = object()


class Parameter:
    def __init__(self, decls, type=None, required=None, default=_ABSENT, callback=None, nargs=None, multiple=False, expose_value=True,
                 is_flag=None, flag_value=_ABSENT, count=False, prompt=False, is_eager=False, **attrs):
        self.decls = decls
        self.type = type
        self.callback = callback
        self.nargs = nargs
        self.multiple = multiple
        self.expose_value = expose_value
        self.count = count
        self.prompt = prompt
        self.default = default
        self.flag_value = flag_value
        self.is_flag = is_flag
        self.name = self._name()
        self._set(required)

    def _convert(self, value, ctx):
        t = self.type
        if value is None:
            return None
        if isinstance(t, (tuple, list)) and not self.multiple and isinstance(value, (tuple, list)):
            return tuple([Parameter._one(k, v, self, ctx) for k, v in zip(t, value)])
        if isinstance(value, (tuple, list)) and (self.multiple or self.nargs not in (None, 1)):
            return tuple([Parameter._one(t, v, self, ctx) for v in value])
        return Parameter._one(t, value, self, ctx)

    @staticmethod
    def _one(t, value, param, ctx):
        if isinstance(t, ParamType):
            return t.convert(value, param, ctx)
        if t is bool and isinstance(value, str):
            return value.lower() in ("1", "true", "t", "yes", "y", "on")
        return value if t is None or isinstance(t, (tuple, list)) else t(value)

    def _given(self):
        one = given(self.type if isinstance(self.type, type) else None)
        if isinstance(self.type, (IntRange, _Scalar)):
            one = given({INT: int, FLOAT: float, BOOL: bool, STRING: str}.get(self.type, float if isinstance(self.type, FloatRange) else int))
        if isinstance(self.type, (tuple, list)):
            return tuple([given(t) for t in self.type])
        if isinstance(self.nargs, int) and self.nargs > 1:
            return tuple([one for _ in range(self.nargs)])
        return one

    def value(self, ctx, words):
        """What the parameter is where the words of the command line say nothing of it, or what they say."""
        if self.name in words:
            v = self._convert(words[self.name], ctx)
        elif self.required or self.prompt and self.default is _ABSENT:
            v = unknown_list(self._given()) if self.nargs == -1 or self.multiple else self._given()
        elif self.default is _ABSENT:
            v = flag(self._empty())
        else:
            v = flag(self._convert(self.default() if callable(self.default) else self.default, ctx))
        if self.callback is not None:
            v = self.callback(ctx, self, v)
        return v


class Option(Parameter):
    def _name(self):
        found = None
        dashes = 0
        for d in self.decls:
            if d.isidentifier():
                return d
            first = d.split("/")[0].strip()
            n = len(first) - len(first.lstrip("-"))
            if n > dashes:
                found, dashes = first, n
        return found.lstrip("-").replace("-", "_").lower()

    def _set(self, required):
        self.required = required or False
        two_sided = any(["/" in d for d in self.decls])
        if self.is_flag is None:
            self.is_flag = two_sided or self.flag_value is not _ABSENT and not self.required
        if self.type is None and self.default is not _ABSENT and not self.is_flag:
            self.type = self._type_of_default()

    def _type_of_default(self):
        example = self.default
        if self.multiple and isinstance(example, (list, tuple)) and len(example) > 0:
            example = example[0]
        if isinstance(example, (list, tuple)) and self.nargs not in (None, 1) and len(example) > 0:
            example = example[0]
        for t in (bool, int, float, str):
            if type(example) is t:
                return t
        return None

    def _empty(self):
        if self.count:
            return 0
        if self.multiple:
            return ()
        if self.is_flag and self.flag_value is _ABSENT:
            return False
        return None


class Argument(Parameter):
    def _name(self):
        return self.decls[0].replace("-", "_").lower()

    def _set(self, required):
        self.required = self.default is _ABSENT and self.nargs != -1 if required is None else required

    def _empty(self):
        return unknown_list(self._given()) if self.nargs == -1 else None


class Context:
    def __init__(self, command, parent=None):
        self.command = command
        self.parent = parent
        self.obj = None if parent is None else parent.obj
        self.params = {}
        self.args = []
        self.meta = {}
        self.info_name = command.name
        self.invoked_subcommand = None
        self.default_map = None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None

    def ensure_object(self, object_type):
        if self.obj is None:
            self.obj = object_type()
        return self.obj

    def find_object(self, object_type):
        ctx = self
        while ctx is not None:
            if isinstance(ctx.obj, object_type):
                return ctx.obj
            ctx = ctx.parent
        return None

    def find_root(self):
        return self if self.parent is None else self.parent.find_root()

    def invoke(self, callback, *args, **kwargs):
        if isinstance(callback, Command):
            values = {}
            for p in callback.params:
                if p.expose_value and p.name not in kwargs:
                    values[p.name] = p.value(self, {})
            values.update(kwargs)
            return callback._run(Context(callback, self), values)
        return callback(*args, **kwargs)

    def forward(self, command, *args, **kwargs):
        values = dict(self.params)
        values.update(kwargs)
        return self.invoke(command, *args, **values)

    def get_parameter_source(self, name):
        return unknown("")

    def exit(self, code=0):
        raise SystemExit(code)

    def abort(self):
        raise SystemExit(1)

    def fail(self, message):
        raise SystemExit(2)

    def get_help(self):
        return unknown("str")

    def call_on_close(self, f):
        return f


_running = []


def get_current_context(silent=False):
    return _running[-1] if _running else None


class Command:
    def __init__(self, name=None, context_settings=None, callback=None, params=None, help=None, **attrs):
        self.name = name
        self.callback = callback
        self.params = params or []
        self.help = help
        self.context_settings = context_settings

    def __call__(self, *args, **kwargs):
        return self.main(*args, **kwargs)

    def main(self, args=None, prog_name=None, complete_var=None, standalone_mode=True, **extra):
        ctx = Context(self)
        if "obj" in extra:
            ctx.obj = extra["obj"]
        words = list(args) if isinstance(args, (list, tuple)) else None
        result = self._invoke(ctx, words)
        if standalone_mode:
            raise SystemExit(0)
        return result

    def _invoke(self, ctx, words):
        said, ctx.args = self._parse(words or [])
        values = {}
        for p in self.params:
            v = p.value(ctx, said)
            if p.expose_value:
                values[p.name] = v
        return self._run(ctx, values)

    def _run(self, ctx, values):
        ctx.params = values
        if self.callback is None:
            return None
        _running.append(ctx)
        result = self.callback(**values)
        _running.pop()
        return result

    def _parse(self, words):
        options = {}
        positional = []
        for p in self.params:
            if isinstance(p, Argument):
                positional.append(p)
            else:
                for d in p.decls:
                    yes, _, no = d.partition("/")
                    options[yes.strip()] = (p, True)
                    options[no.strip()] = (p, False)
        said = {}
        while words:
            word, words = words[0], words[1:]
            inline = None
            if word.startswith("--") and "=" in word:
                word, _, inline = word.partition("=")
            if word in options:
                p, yes = options[word]
                if p.count:
                    said[p.name] = said.get(p.name, 0) + 1
                    continue
                if p.is_flag:
                    said[p.name] = yes if p.flag_value is _ABSENT else p.flag_value
                    continue
                n = p.nargs if isinstance(p.nargs, int) else 1
                v = [inline] if inline is not None else words[:n]
                words = words if inline is not None else words[n:]
                v = tuple(v) if n > 1 else v[0]
                said[p.name] = said.get(p.name, ()) + (v,) if p.multiple else v
            elif positional and not word.startswith("-"):
                p = positional[0]
                if p.nargs == -1:
                    said[p.name] = said.get(p.name, ()) + (word,)
                else:
                    positional = positional[1:]
                    said[p.name] = word
            else:
                return said, [word] + words
        return said, []

    def get_help(self, ctx):
        return unknown("str")

    def make_context(self, info_name, args, parent=None, **extra):
        return Context(self, parent)

    def invoke(self, ctx):
        return self._invoke(ctx, None)


class Group(Command):
    def __init__(self, name=None, commands=None, invoke_without_command=False, chain=False, no_args_is_help=None, **attrs):
        super().__init__(name, **attrs)
        self.commands = {}
        self.invoke_without_command = invoke_without_command
        if isinstance(commands, dict):
            self.commands = dict(commands)
        elif commands is not None:
            for c in commands:
                self.commands[c.name] = c

    def add_command(self, cmd, name=None):
        self.commands[name or cmd.name] = cmd

    def command(self, *args, **kwargs):
        return self._adding(command, args, kwargs)

    def group(self, *args, **kwargs):
        return self._adding(group, args, kwargs)

    def _adding(self, make, args, kwargs):
        if len(args) == 1 and callable(args[0]):
            made = make(**kwargs)(args[0])
            self.add_command(made)
            return made

        def decorate(f):
            made = make(*args, **kwargs)(f)
            self.add_command(made)
            return made
        return decorate

    def result_callback(self, replace=False):
        return lambda f: f

    def get_command(self, ctx, cmd_name):
        return self.commands.get(cmd_name)

    def list_commands(self, ctx):
        return sorted(self.commands)

    def _invoke(self, ctx, words):
        if words:
            said, rest = self._parse(words)
            if rest and rest[0] in self.commands:
                ctx.invoked_subcommand = rest[0]
                self._own(ctx, said)
                sub = self.commands[rest[0]]
                return sub._invoke(Context(sub, ctx), rest[1:])
            return self._own(ctx, said)
        ctx.invoked_subcommand = unknown("str")
        if self.commands or self.invoke_without_command:
            self._own(ctx, {})
        one_of([self._starter(ctx, c) for c in self.commands.values()])

    def _own(self, ctx, said):
        return self._run(ctx, {p.name: p.value(ctx, said) for p in self.params if p.expose_value})

    @staticmethod
    def _starter(ctx, sub):
        return lambda: sub._invoke(Context(sub, ctx), None)


MultiCommand = Group
BaseCommand = Command


class CommandCollection(Group):
    def __init__(self, name=None, sources=None, **attrs):
        super().__init__(name, **attrs)
        for s in sources or []:
            self.commands.update(s.commands)


def _command_name(f):
    name = f.__name__.lower().replace("_", "-")
    for end in ("-command", "-cmd", "-group", "-grp"):
        if name.endswith(end):
            return name[:-len(end)]
    return name


def command(name=None, cls=None, **attrs):
    if callable(name):
        return command()(name)

    def decorate(f):
        if isinstance(f, Command):
            raise TypeError("Attempted to convert a callback into a command twice.")
        params = list(reversed(getattr(f, "__click_params__", [])))
        return (cls or Command)(name=name or _command_name(f), callback=f, params=params + list(attrs.pop("params", None) or []), **attrs)
    return decorate


def group(name=None, cls=None, **attrs):
    if callable(name):
        return group()(name)
    return command(name, cls or Group, **attrs)


def _remember(f, param):
    if isinstance(f, Command):
        f.params.append(param)
        return f
    if not hasattr(f, "__click_params__"):
        f.__click_params__ = []
    f.__click_params__.append(param)
    return f


def option(*param_decls, cls=None, **attrs):
    made = (cls or Option)(list(param_decls), **attrs)
    return lambda f: _remember(f, made)


def argument(*param_decls, cls=None, **attrs):
    made = (cls or Argument)(list(param_decls), **attrs)
    return lambda f: _remember(f, made)


def _unexposed(*args, **kwargs):
    return lambda f: f


version_option = _unexposed
help_option = _unexposed


def confirmation_option(*param_decls, **attrs):
    return lambda f: f


def password_option(*param_decls, **attrs):
    return option(*(param_decls or ("--password",)), type=str, required=True)


def pass_context(f):
    def run(*args, **kwargs):
        return f(get_current_context(), *args, **kwargs)
    return _like(run, f)


def pass_obj(f):
    def run(*args, **kwargs):
        return f(get_current_context().obj, *args, **kwargs)
    return _like(run, f)


def make_pass_decorator(object_type, ensure=False):
    def decorate(f):
        def run(*args, **kwargs):
            ctx = get_current_context()
            obj = ctx.find_object(object_type)
            if obj is None and ensure:
                obj = ctx.ensure_object(object_type)
            return f(obj, *args, **kwargs)
        return _like(run, f)
    return decorate


def _like(run, f):
    run.__name__ = f.__name__
    if hasattr(f, "__click_params__"):
        run.__click_params__ = f.__click_params__
    return run


def echo(message=None, file=None, nl=True, err=False, color=None):
    pass


def secho(message=None, file=None, nl=True, err=False, color=None, **styles):
    pass


def style(text, **styles):
    return unknown("str")


def prompt(text, default=None, hide_input=False, confirmation_prompt=False, type=None, **kw):
    return given(type)


def confirm(text, default=False, abort=False, **kw):
    return unknown("bool")


def edit(text=None, **kw):
    return unknown("str")


def pause(*args, **kw):
    pass


def clear():
    pass


def launch(url, **kw):
    return 0


def get_app_dir(app_name, roaming=True, force_posix=False):
    return unknown("str")


def open_file(filename, mode="r", **kw):
    return open(filename, mode)


class progressbar:
    def __init__(self, iterable=None, length=None, label=None, **kw):
        self.iterable = range(length) if iterable is None else iterable

    def __iter__(self):
        return iter(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None

    def update(self, n_steps, current_item=None):
        pass
