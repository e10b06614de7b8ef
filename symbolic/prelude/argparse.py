from _pylib import unknown, unknown_list
from _shapelint import flag, is_handed_out, is_number

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."


class ArgumentError(Exception): pass
class ArgumentTypeError(Exception): pass
class HelpFormatter: pass
class ArgumentDefaultsHelpFormatter(HelpFormatter): pass
class RawTextHelpFormatter(HelpFormatter): pass
class RawDescriptionHelpFormatter(HelpFormatter): pass
class MetavarTypeHelpFormatter(HelpFormatter): pass


class Namespace:
    _complete_ = True

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __contains__(self, key):
        return key in self.__dict__

    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)

    def _get_kwargs(self):
        return list(self.__dict__.items())

    def _get_args(self):
        return []

    def __repr__(self):
        return "Namespace(" + ", ".join([k + "=" + repr(v) for k, v in self.__dict__.items()]) + ")"


class _OpenNamespace(Namespace):
    # A library has added arguments of its own to the parser.
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")


def _has(ns, name):
    return name in ns.__dict__ if isinstance(ns, _OpenNamespace) else hasattr(ns, name)


class Action:
    def __init__(self, option_strings=(), dest=None, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, action="store"):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.action = action


class BooleanOptionalAction(Action):
    pass


_types = {int: "int", float: "float", str: "str", bool: "bool"}


def _given(action):
    # The value of an argument that only the command line can give.
    if action.action in ("store_true", "store_false"):
        return unknown("bool")
    one = unknown(_types.get(action.type, "str") if action.type is None or action.type in _types else "")
    if action.nargs in ("*", "+") or action.action in ("append", "extend"):
        return unknown_list(one)
    if isinstance(action.nargs, int):
        return [one for _ in range(action.nargs)]
    return one


class _Container:
    def __init__(self, root):
        self._root = root

    def add_argument(self, *names, action="store", dest=None, default=None, type=None, nargs=None, const=None, required=False,
                     choices=None, help=None, metavar=None, version=None, **kw):
        options = [n for n in names if n.startswith("-")]
        if dest is None:
            if options:
                long = [n for n in options if n.startswith("--")]
                dest = (long or options)[0].lstrip("-").replace("-", "_")
            else:
                dest = names[0]
        if action == "store_true" and default is None:
            default = False
        if action == "store_false" and default is None:
            default = True
        if action == "count" and default is None:
            default = None
        if not isinstance(action, str):
            action = "store"
        positional = not options
        a = Action(options, dest, nargs, const, default, type, choices, required or positional and nargs not in ("?", "*"), help, metavar, action)
        if action not in ("help", "version"):
            self._root._add(a)
        return a

    def add_argument_group(self, *args, **kw):
        group = _Container(self._root)
        self._root._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        return self.add_argument_group()

    def set_defaults(self, **kw):
        self._root._defaults.update(kw)
        for a in self._root._actions:
            if a.dest in kw:
                a.default = kw[a.dest]

    def get_default(self, dest):
        for a in self._root._actions:
            if a.dest == dest:
                return a.default
        return self._root._defaults.get(dest)


class _SubParsersAction(Action):
    def __init__(self, root, dest):
        self._root = root
        self.dest = dest
        self.choices = {}

    def add_parser(self, name, *, help=None, aliases=(), deprecated=False, **kw):
        p = ArgumentParser(**kw)
        for n in (name, *aliases):
            self.choices[n] = p
        return p


class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        super().__init__(self)
        self.prog = prog
        self.description = description
        self.epilog = epilog
        self._actions = []
        self._defaults = {}
        self._subparsers = None
        self._groups = []
        self.given_more = False
        for p in parents:
            self.given_more = self.given_more or p._may_have_more()
            self._actions.extend(p._actions)
            self._defaults.update(p._defaults)

    def _add(self, action):
        self._actions = [a for a in self._actions if not (a.dest == action.dest and a.option_strings == action.option_strings)]
        if action.dest in self._defaults:
            action.default = self._defaults[action.dest]
        self._actions.append(action)

    def _may_have_more(self):
        """Whether something that is not known may have added arguments of its own."""
        if self.given_more or any([is_handed_out(p) for p in [self] + self._groups]):
            return True
        return self._subparsers is not None and any([p._may_have_more() for p in self._subparsers.choices.values()])

    def add_subparsers(self, *, dest=None, required=False, **kw):
        self._subparsers = _SubParsersAction(self, dest)
        return self._subparsers

    def _convert(self, action, value):
        if action.type is None or not isinstance(value, str):
            return value
        return action.type(value)

    def _fill(self, ns, exact=False):
        for a in self._actions:
            if _has(ns, a.dest) or a.default == SUPPRESS and not a.required:
                continue
            if a.required or a.nargs in ("*", "+") and isinstance(a.default, (list, tuple)) and not a.default and not exact:
                setattr(ns, a.dest, _given(a))
            elif a.default is None and not exact and a.action in ("store", "append", "extend"):
                setattr(ns, a.dest, unknown(""))  # left out it is None, but who leaves it out nobody knows
            else:
                v = self._convert(a, a.default)
                setattr(ns, a.dest, v if exact else flag(v))
        for k, v in self._defaults.items():
            if not _has(ns, k):
                setattr(ns, k, v)
        if self._subparsers is not None:
            if self._subparsers.dest is not None and not _has(ns, self._subparsers.dest):
                setattr(ns, self._subparsers.dest, unknown("str"))
            for p in self._subparsers.choices.values():
                p._fill(ns, exact)

    def parse_intermixed_args(self, args=None, namespace=None):
        return self.parse_args(args, namespace)

    def parse_args(self, args=None, namespace=None):
        return self.parse_known_args(args, namespace)[0]

    def parse_known_args(self, args=None, namespace=None):
        if namespace is None:
            namespace = _OpenNamespace() if self._may_have_more() else Namespace()
        ns = namespace
        extra = unknown_list(unknown("str"))  # what the command line has that nobody declared
        listed = isinstance(args, (list, tuple)) and is_number(len(args))  # sys.argv[1:] are words that nobody knows
        if listed:
            extra = self._parse(list(args), ns)
        self._fill(ns, exact=listed)
        return ns, extra

    def _parse(self, words, ns):
        options = {}
        positionals = []
        for a in self._actions:
            for o in a.option_strings:
                options[o] = a
            if not a.option_strings:
                positionals.append(a)
        extra = []
        i = 0
        while i < len(words):
            word = words[i]
            i += 1
            if self._subparsers is not None and word in self._subparsers.choices:
                if self._subparsers.dest is not None:
                    setattr(ns, self._subparsers.dest, word)
                return extra + self._subparsers.choices[word]._parse(words[i:], ns)
            inline = None
            if word.startswith("--") and "=" in word:
                word, _, inline = word.partition("=")
            if word in options:
                a = options[word]
            elif not word.startswith("-") and positionals:
                a = positionals.pop(0)
                i -= 1
            else:
                extra.append(word)
                continue
            if a.action == "store_true":
                setattr(ns, a.dest, True)
            elif a.action == "store_false":
                setattr(ns, a.dest, False)
            elif a.action == "store_const":
                setattr(ns, a.dest, a.const)
            elif inline is not None:
                setattr(ns, a.dest, self._convert(a, inline))
            elif a.nargs in ("*", "+") or isinstance(a.nargs, int):
                values = []
                while i < len(words) and not words[i].startswith("-") and (not isinstance(a.nargs, int) or len(values) < a.nargs):
                    values.append(self._convert(a, words[i]))
                    i += 1
                setattr(ns, a.dest, values)
            elif i < len(words):
                setattr(ns, a.dest, self._convert(a, words[i]))
                i += 1
        return extra

    def print_help(self, file=None): pass
    def print_usage(self, file=None): pass
    def format_help(self): return unknown("str")
    def format_usage(self): return unknown("str")

    def error(self, message):
        raise SystemExit(2)

    def exit(self, status=0, message=None):
        raise SystemExit(status)


class FileType:
    def __init__(self, mode="r", *args, **kw):
        self.mode = mode

    def __call__(self, name):
        return open(name, self.mode)
