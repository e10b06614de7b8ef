"""Command lines: those that are given as lists are read, of others it is known what they leave out.
https://docs.python.org/3/library/argparse.html"""
import re

from _pylib import unknown, unknown_list
from _shapelint import flag, is_handed_out, is_number, is_unknown, open_attributes

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."
PARSER = "A..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = argument
        self.message = message


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
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None, deprecated=False):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, False if default is None else default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, True if default is None else default, required, help)


def _items(namespace, dest):
    """What there is so far: never the list that is the default."""
    there = getattr(namespace, dest, None)
    return [] if there is None else list(there)


class _AppendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _items(namespace, self.dest) + [values])


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _items(namespace, self.dest) + [self.const])


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _items(namespace, self.dest) + list(values))


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, None, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        so_far = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, 1 if so_far is None else so_far + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False, version=None):
        super().__init__(option_strings, dest, 0, None, default)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.exit()


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None, deprecated=False):
        negated = ["--no-" + o[2:] for o in option_strings if o.startswith("--")]
        super().__init__(list(option_strings) + negated, dest, 0, None, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


_ACTIONS = {None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
            "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction, "extend": _ExtendAction,
            "count": _CountAction, "help": _HelpAction, "version": _HelpAction}
_types = {int: "int", float: "float", str: "str", bool: "bool"}


def _own(action):
    """Whether the program says itself what the argument does."""
    return not isinstance(action, (_StoreAction, _StoreConstAction, _AppendAction, _CountAction, BooleanOptionalAction))


def _given(action):
    # The value of an argument that only the command line can give.
    if isinstance(action, (_StoreTrueAction, _StoreFalseAction, BooleanOptionalAction)):
        return unknown("bool")
    if isinstance(action, _CountAction):
        return unknown("int")
    if isinstance(action, _StoreConstAction):
        return unknown("")
    one = unknown(_types.get(action.type, "str") if action.type is None or action.type in _types else "")
    many = one
    if action.nargs in ("*", "+", "..."):
        many = unknown_list(one)
    elif isinstance(action.nargs, int):
        many = [one for _ in range(action.nargs)]
    if isinstance(action, _ExtendAction):
        return unknown_list(one)
    return unknown_list(many) if isinstance(action, _AppendAction) else many


class _Container:
    def __init__(self, root, exclusive=False, required=False):
        self._root = root
        self._exclusive = exclusive
        self.required = required
        self._group_actions = []

    def register(self, registry_name, value, object):
        self._root._registered[registry_name, value] = object

    def add_argument(self, *names, action="store", dest=None, version=None, **options):
        root = self._root
        option_strings = [n for n in names if n.startswith(tuple(root.prefix_chars))]
        if dest is None:
            if option_strings:
                long = [n for n in option_strings if n.startswith("--")]
                dest = (long or option_strings)[0].lstrip(root.prefix_chars).replace("-", "_")
            else:
                dest = names[0]
        if "default" not in options:
            if dest in root._defaults:
                options["default"] = root._defaults[dest]
            elif root.argument_default is not None:
                options["default"] = root.argument_default
        if ("type", options.get("type")) in root._registered:
            options["type"] = root._registered["type", options["type"]]
        if not option_strings and options.get("nargs") not in ("?", "*", "...", SUPPRESS):
            options["required"] = True
        kind = root._registered.get(("action", action), _ACTIONS.get(action, action))
        if is_unknown(kind):
            root.given_more = True
            kind = _StoreAction
            options = {name: value for name, value in options.items() if name in ("nargs", "default", "type", "required")}
        made = kind(option_strings=option_strings, dest=dest, **options)
        self._group_actions.append(made)
        if not isinstance(made, _HelpAction):
            root._add(made)
        return made

    def add_argument_group(self, *args, **kw):
        return self._group(_Container(self._root))

    def add_mutually_exclusive_group(self, *, required=False):
        return self._group(_Container(self._root, True, required))

    def _group(self, group):
        self._root._groups.append(group)
        return group

    def set_defaults(self, **kw):
        self._root._defaults.update(kw)
        for a in self._root._actions:
            if a.dest in kw:
                a.default = kw[a.dest]

    def get_default(self, dest):
        for a in self._root._actions:
            if a.dest == dest and a.default is not None:
                return a.default
        return self._root._defaults.get(dest)


class _SubParsersAction(Action):
    def __init__(self, dest, required, parser_class):
        super().__init__([], SUPPRESS if dest is None else dest, PARSER, required=required)
        self._parser_class = parser_class
        self.choices = {}

    def add_parser(self, name, *, help=None, aliases=(), deprecated=False, **kw):
        p = self._parser_class(**kw)
        for n in (name, *aliases):
            self.choices[n] = p
        return p

    def __call__(self, parser, namespace, values, option_string=None):
        name, words = values[0], values[1:]
        if self.dest != SUPPRESS:
            setattr(namespace, self.dest, name)
        own, extra = self.choices[name].parse_known_args(words)
        for k, v in vars(own).items():
            setattr(namespace, k, v)
        parser._unread.extend(extra)


class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True, **more):
        super().__init__(self)
        self.prog = prog
        self.description = description
        self.epilog = epilog
        self.prefix_chars = prefix_chars
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.argument_default = argument_default
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._defaults = {}
        self._registered = {}
        self._subparsers = None
        self._groups = []
        self._unread = []
        self.given_more = False
        for p in parents:
            self.given_more = self.given_more or p._may_have_more()
            self._actions.extend(p._actions)
            self._defaults.update(p._defaults)
            self._groups.extend(p._groups)

    def _add(self, action):
        self._actions = [a for a in self._actions if not (a.dest == action.dest and a.option_strings == action.option_strings)]
        self._actions.append(action)

    def _may_have_more(self):
        """Whether something that is not known may have added arguments of its own."""
        if self.given_more or any([is_handed_out(p) for p in [self] + self._groups]):
            return True
        return self._subparsers is not None and any([p._may_have_more() for p in self._subparsers.choices.values()])

    def add_subparsers(self, *, dest=None, required=False, parser_class=None, **kw):
        self._subparsers = _SubParsersAction(dest, required, type(self) if parser_class is None else parser_class)
        return self._subparsers

    def _convert(self, action, value):
        if action.type is None or not isinstance(value, str):
            return value
        return action.type(value)

    def _fill(self, ns):
        """What a command line that nobody knows leaves as it is. True if it may bring what nobody lists."""
        more = False
        for a in self._actions:
            if _own(a):
                more = True  # who knows what it does besides
                if a.required:
                    a(self, ns, _given(a), a.option_strings[0] if a.option_strings else None)
                    continue
            if a.dest == SUPPRESS or _has(ns, a.dest):
                continue
            if a.default == SUPPRESS and not a.required:
                more = True
                continue
            # An empty list is there to be filled.
            empty = isinstance(a.default, (list, tuple)) and not a.default
            if a.required or empty and (a.nargs in ("*", "+") or isinstance(a, (_AppendAction, _AppendConstAction))):
                setattr(ns, a.dest, _given(a))
            elif a.default is None:
                # Left out it is None, but who leaves it out nobody knows.
                setattr(ns, a.dest, unknown(""))
            else:
                setattr(ns, a.dest, flag(self._convert(a, a.default)))
        for k, v in self._defaults.items():
            if not _has(ns, k):
                setattr(ns, k, v)
        if self._subparsers is not None:
            dest = self._subparsers.dest
            if dest != SUPPRESS and not _has(ns, dest):
                setattr(ns, dest, unknown("str"))
            for p in self._subparsers.choices.values():
                more = p._fill(ns) or more
        return more

    def parse_intermixed_args(self, args=None, namespace=None):
        return self.parse_args(args, namespace)

    def parse_known_intermixed_args(self, args=None, namespace=None):
        return self.parse_known_args(args, namespace)

    def parse_args(self, args=None, namespace=None):
        found, extra = self.parse_known_args(args, namespace)
        if self._is_listed(args) and extra and not self._may_have_more():
            self.error("unrecognized arguments: " + " ".join(extra))
        return found

    def _is_listed(self, args):
        # sys.argv[1:] are words that nobody knows.
        return isinstance(args, (list, tuple)) and is_number(len(args))

    def _reads_files(self, args):
        prefixes = self.fromfile_prefix_chars
        return prefixes is not None and any([not is_unknown(word) and word[:1] in tuple(prefixes) for word in args])

    def parse_known_args(self, args=None, namespace=None):
        if namespace is None:
            namespace = _OpenNamespace() if self._may_have_more() else Namespace()
        if not self._is_listed(args) or self._reads_files(args):
            if self._fill(namespace):
                open_attributes(namespace)
            return namespace, unknown_list(unknown("str"))  # what the command line has that nobody declared
        try:
            extra = _Reading(self, list(args), namespace).read()
        except ArgumentError as problem:
            if not self.exit_on_error:
                raise
            self.error(problem.message)
        if any([is_unknown(word) for word in extra]):  # it may be any of the options
            for a in self._actions:
                setattr(namespace, a.dest, unknown(""))
        return namespace, extra

    def print_help(self, file=None): pass
    def print_usage(self, file=None): pass
    def format_help(self): return unknown("str")
    def format_usage(self): return unknown("str")

    def error(self, message):
        self.exit(2, message)

    def exit(self, status=0, message=None):
        raise SystemExit(status)


_NEGATIVE = re.compile(r"^-\d+$|^-\d*\.\d+$")
_PATTERNS = {None: "A", "?": "A?", "*": "A*", "+": "A+", "...": "[AO]*", "A...": "A[AO]*"}


def _pattern(action):
    """The words that belong to an argument: O for options, A for others."""
    n = action.nargs
    return "(" + ("A{" + str(n) + "}" if isinstance(n, int) else _PATTERNS[n]) + ")"


class _Reading:
    """One command line that is known."""
    def __init__(self, parser, words, namespace):
        self.parser = parser
        self.words = words
        self.namespace = namespace
        self.options = {o: a for a in parser._actions for o in a.option_strings}
        if parser.add_help:
            asks = _HelpAction(["-h", "--help"])
            self.options = {"-h": asks, "--help": asks, **self.options}
        for group in [parser] + parser._groups:
            for a in group._group_actions:
                if isinstance(a, _HelpAction):
                    self.options.update([(o, a) for o in a.option_strings])
        self.positionals = [a for a in parser._actions if not a.option_strings]
        if parser._subparsers is not None:
            self.positionals.append(parser._subparsers)
        self.seen = []
        self.extra = []

    def read(self):
        parser, ns = self.parser, self.namespace
        for a in parser._actions + ([] if parser._subparsers is None else [parser._subparsers]):
            if a.dest != SUPPRESS and a.default != SUPPRESS and not _has(ns, a.dest):
                setattr(ns, a.dest, a.default)
        for name, value in parser._defaults.items():
            if not _has(ns, name):
                setattr(ns, name, value)
        self._read_words()
        missing = [a for a in self._all() if a.required and a not in self.seen]
        if missing:
            raise ArgumentError(None, "the following arguments are required: " + ", ".join([str(a.dest) for a in missing]))
        for a in parser._actions:
            if a not in self.seen and isinstance(a.default, str) and a.default != SUPPRESS and getattr(ns, a.dest, None) is a.default:
                setattr(ns, a.dest, self._converted(a, a.default))
        for group in parser._groups:
            if group._exclusive and group.required and not any([a in self.seen for a in group._group_actions]):
                raise ArgumentError(None, "one of the arguments is required")
        extra = self.extra + parser._unread
        parser._unread = []
        return extra

    def _all(self):
        return self.parser._actions + ([] if self.parser._subparsers is None else [self.parser._subparsers])

    def _read_words(self):
        kinds, found = self._sorted()
        at = 0
        while at < len(self.words):
            if kinds[at] == "A":
                taken = self._take_positionals(at, kinds)
                if taken == at:  # nobody wants it
                    self.extra.append(self.words[at])
                    taken = at + 1
                at = taken
            else:
                at = self._take_option(at, kinds, *found[at])
        self._take_positionals(at, kinds)

    def _sorted(self):
        """What each word is, and which option with which value of its own."""
        kinds, found, only_values = "", {}, False
        words, self.words = self.words, []
        for word in words:
            if not is_unknown(word) and word == "--" and not only_values:
                only_values = True
                continue
            option = None if only_values or is_unknown(word) else self._option(word)
            if option is not None:
                found[len(self.words)] = option
            kinds += "A" if option is None else "O"
            self.words.append(word)
        return kinds, found

    def _option(self, word):
        """(action, the option's name, its value after "=" or None); None for a word that is no option."""
        prefixes = self.parser.prefix_chars
        if not word or word[0] not in prefixes or len(word) == 1:
            return None
        if word in self.options:
            return self.options[word], word, None
        name, equals, value = word.partition("=")
        value = value if equals else None
        if name in self.options:
            return self.options[name], name, value
        short = word[:2]
        if word[1] not in prefixes and short in self.options:
            return self.options[short], short, word[2:]
        if self.parser.allow_abbrev:
            longer = [o for o in self.options if o.startswith(name)]
            if len(longer) == 1:
                return self.options[longer[0]], longer[0], value
            if longer:
                raise ArgumentError(None, "ambiguous option: " + word)
        if " " in word or _NEGATIVE.match(word) and not any([_NEGATIVE.match(o) for o in self.options]):
            return None
        return None, word, value

    def _take_option(self, at, kinds, action, name, value):
        if action is None:
            self.extra.append(self.words[at])
            return at + 1
        while value is not None and action.nargs == 0:
            # -vvq: letters of several flags
            rest = name[0] + value[:1]
            if name.startswith("--") or not value or rest not in self.options:
                raise ArgumentError(action, "ignored explicit argument " + repr(value))
            self._act(action, [], name)
            action, name, value = self.options[rest], rest, value[1:] or None
        if value is not None:
            if not re.fullmatch(_pattern(action), "A"):
                raise ArgumentError(action, "expected other arguments")
            self._act(action, [value], name)
            return at + 1
        found = re.match(_pattern(action), kinds[at + 1:])
        if not found:
            raise ArgumentError(action, "expected other arguments")
        end = at + 1 + found.end()
        self._act(action, self.words[at + 1:end], name)
        return end

    def _take_positionals(self, at, kinds):
        """As many positionals as the words from here suffice for."""
        for n in range(len(self.positionals), 0, -1):
            found = re.match("".join([_pattern(a) for a in self.positionals[:n]]), kinds[at:])
            if found:
                taken, self.positionals = self.positionals[:n], self.positionals[n:]
                for a, words in zip(taken, found.groups()):
                    self._act(a, self.words[at:at + len(words)], None)
                    at += len(words)
                return at
        return at

    def _act(self, action, words, name):
        values = self._values(action, words)
        self.seen.append(action)
        for group in self.parser._groups:
            if group._exclusive and action in group._group_actions and values is not action.default:
                if any([a is not action and a in self.seen for a in group._group_actions]):
                    raise ArgumentError(action, "not allowed with another argument")
        action(self.parser, self.namespace, values, name)

    def _values(self, action, words):
        n = action.nargs
        if not words and n == "?":
            value = action.const if action.option_strings else action.default
            return self._converted(action, value) if isinstance(value, str) else value
        if not words and n == "*" and not action.option_strings:
            return [] if action.default is None else action.default
        if n == "A...":
            return [self._chosen(action, words[0])] + words[1:]
        values = [self._converted(action, w) for w in words]
        if n != "...":
            for v in values:
                self._chosen(action, v)
        return values[0] if n in (None, "?") else values

    def _converted(self, action, word):
        refused = False
        try:
            converted = self.parser._convert(action, word)
        except (ArgumentTypeError, TypeError, ValueError):
            converted, refused = None, True
        if refused:
            raise ArgumentError(action, "invalid value: " + repr(word))
        return converted

    def _chosen(self, action, value):
        choices = action.choices
        if choices is not None and not is_unknown(choices) and not is_unknown(value) and value not in choices:
            raise ArgumentError(action, "invalid choice: " + repr(value))
        return value


class FileType:
    def __init__(self, mode="r", *args, **kw):
        self.mode = mode

    def __call__(self, name):
        return open(name, self.mode)
