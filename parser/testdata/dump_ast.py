"""Dump CPython's syntax trees in the canonical text that dump_test.go makes of ours.

    python3 dump_ast.py FILE...            a tree: one node a line, indented
    python3 dump_ast.py --scopes FILE...   where each name lives, by symtable
    ... --stream < list-of-files           many files, each behind a header line

Trees: use Python 3.13, older ones give wrong positions inside f-strings.
Scopes: use Python 3.11, later ones have no tables of their own for comprehensions.
"""

import ast
import struct
import symtable
import sys
import zlib

LEAVE_OUT = {"ctx", "type_ignores", "type_comment", "kind"}
OPERATORS = (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


def text(data):
    """Bytes as printable text, long ones shortened to a checksum."""
    if len(data) > 60:
        return text(data[:20]) + "...%d:%08x" % (len(data), zlib.crc32(data))
    return "".join(chr(b) if 33 <= b < 127 and b != 37 else "%%%02x" % b for b in data)


def bits(number):
    return struct.pack(">d", number).hex()


def constant(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is ...:
        return "Ellipsis"
    if isinstance(value, str):
        return "str " + text(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, bytes):
        return "bytes " + text(value)
    if isinstance(value, int):
        return "int %x" % value
    if isinstance(value, float):
        return "float " + bits(value)
    return "complex " + bits(value.imag)


def mangled(name, owner):
    owner = owner.lstrip("_")
    if owner and name.startswith("__") and not name.endswith("__"):
        return "_" + owner + name
    return name


class Dump:
    def __init__(self):
        self.lines = []
        self.owner = ""  # innermost class

    def line(self, depth, label, *words):
        self.lines.append(" " * depth + label + ":" + " ".join(words))

    def span(self, node):
        return "%d:%d-%d:%d" % (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)

    def arguments(self, depth, args):
        positional = args.posonlyargs + args.args
        defaults = [None] * (len(positional) - len(args.defaults)) + args.defaults
        rows = []
        for i, (arg, default) in enumerate(zip(positional, defaults)):
            rows.append(("posonly" if i < len(args.posonlyargs) else "pos", arg, default))
        if args.vararg:
            rows.append(("vararg", args.vararg, None))
        for arg, default in zip(args.kwonlyargs, args.kw_defaults):
            rows.append(("kwonly", arg, default))
        if args.kwarg:
            rows.append(("kwarg", args.kwarg, None))
        for kind, arg, default in rows:
            self.line(depth, "param", kind, self.span(arg), mangled(arg.arg, self.owner))
            self.child(depth + 1, "annotation", arg.annotation)
            self.child(depth + 1, "default", default)

    def child(self, depth, label, node):
        if node is None:
            return
        if isinstance(node, ast.arguments):
            self.arguments(depth, node)
            return
        words = [type(node).__name__.replace("Async", "")]
        if words[0] != type(node).__name__:
            words.append("async")
        if hasattr(node, "lineno") and not (isinstance(node, ast.Constant) and label == "values!"):
            words.append(self.span(node))
        if isinstance(node, ast.Constant):
            words.append(constant(node.value))
            self.line(depth, label, *words)
            return
        children = []
        for field, value in ast.iter_fields(node):
            if field in LEAVE_OUT or value is None:
                if field != "value" or not isinstance(node, ast.MatchSingleton):
                    continue
            if isinstance(node, ast.MatchSingleton):
                words.append(constant(value))
            elif isinstance(value, OPERATORS):
                words.append(type(value).__name__)
            elif isinstance(value, (str, int)):
                if field in ("id", "attr", "name", "rest") and not isinstance(node, ast.alias):
                    value = mangled(value, self.owner)
                if field == "conversion" and value == -1:
                    value = 0
                words.append("%s=%s" % (field, value))
            elif isinstance(value, list):
                if value and isinstance(value[0], str):
                    if isinstance(node, (ast.Global, ast.Nonlocal)):
                        value = [mangled(v, self.owner) for v in value]
                    words.append("%s=%s" % (field, ",".join(value)))
                elif value and isinstance(value[0], OPERATORS):
                    words.append(",".join(type(v).__name__ for v in value))
                else:
                    # The text between the fields of an f-string: no positions.
                    children.append((field + "!" if isinstance(node, ast.JoinedStr) else field, value))
            else:
                children.append((field, value))
        self.line(depth, label, *words)
        outer = self.owner
        for field, value in children:
            if isinstance(node, ast.ClassDef):
                self.owner = node.name if field == "body" else outer
            for item in value if isinstance(value, list) else [value]:
                if item is None:
                    self.line(depth + 1, field, "none")
                else:
                    self.child(depth + 1, field, item)
        self.owner = outer


def dump_tree(source):
    d = Dump()
    for node in ast.parse(source).body:
        d.child(0, "body", node)
    return d.lines


class Scopes:
    """Walks tree and symbol tables side by side."""

    def __init__(self):
        self.lines = []
        self.owner = ""
        self.annotations = True  # false after "from __future__ import annotations"

    def annotated(self, nodes, tables):
        if self.annotations:
            self.visit(nodes, tables)

    def walk(self, node, tables):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.visit([node.args], tables)
            self.annotated([a.annotation for a in self.args(node)] + [node.returns], tables)
            self.visit(node.decorator_list, tables)
            self.inside(node, node.body, tables)
        elif isinstance(node, ast.Lambda):
            self.visit([node.args], tables)
            self.inside(node, [node.body], tables)
        elif isinstance(node, ast.ClassDef):
            self.visit(node.bases + node.keywords + node.decorator_list, tables)
            outer, self.owner = self.owner, node.name
            self.inside(node, node.body, tables)
            self.owner = outer
        elif isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
            first = node.generators[0]
            self.visit([first.iter], tables)
            parts = [first.target] + first.ifs + node.generators[1:]
            if isinstance(node, ast.DictComp):
                parts += [node.key, node.value]
            else:
                parts += [node.elt]
            self.inside(node, parts, tables)
        elif isinstance(node, ast.AnnAssign):
            self.visit([node.target], tables)
            self.annotated([node.annotation], tables)
            self.visit([node.value], tables)
        elif isinstance(node, ast.arguments):
            self.visit(node.defaults + node.kw_defaults, tables)
        elif isinstance(node, ast.arg):
            pass
        elif isinstance(node, ast.Name):
            name = mangled(node.id, self.owner)
            try:
                self.reference(name, tables)
            except KeyError:
                return  # symtable leaves out the x of "(x): int"
            self.lines.append("%d:%d %s %s" % (node.lineno, node.col_offset, name, self.reference(name, tables)))
        else:
            self.visit(ast.iter_child_nodes(node), tables)

    def visit(self, nodes, tables):
        for node in nodes:
            if node is not None:
                self.walk(node, tables)

    def args(self, node):
        a = node.args
        return [x for x in a.posonlyargs + a.args + [a.vararg] + a.kwonlyargs + [a.kwarg] if x]

    def inside(self, node, parts, tables):
        names = {ast.Lambda: "lambda", ast.ListComp: "listcomp", ast.SetComp: "setcomp", ast.DictComp: "dictcomp",
                 ast.GeneratorExp: "genexpr"}
        wanted = names.get(type(node)) or node.name
        waiting = tables[-1][1]
        for i, table in enumerate(waiting):
            if table.get_name() == wanted and table.get_lineno() in self.linenos(node):
                del waiting[i]
                break
        else:
            raise LookupError("no table for %s, line %d" % (wanted, node.lineno))
        if table.get_type() == "function":
            local = sorted(s.get_name() for s in table.get_symbols() if s.is_local() and s.get_name() != ".0")
            self.lines.append("%d:%d scope %s" % (node.lineno, node.col_offset, " ".join(local)))
        self.visit(parts, tables + [(table, list(table.get_children()))])

    def linenos(self, node):
        return {node.lineno} | {d.lineno for d in getattr(node, "decorator_list", [])}

    def reference(self, name, tables):
        table = tables[-1][0]
        kind = table.get_type()
        if kind == "module":
            return "global"
        symbol = table.lookup(name)
        if kind == "class":
            if symbol.is_declared_global():
                return "global"
            if symbol.is_nonlocal():
                return self.outer(name, tables[:-1])
            if symbol.is_free():
                return "class or " + self.outer(name, tables[:-1])
            return "class"
        if symbol.is_local():
            return "local 0"
        if symbol.is_free():
            return self.outer(name, tables)
        return "global"

    def outer(self, name, tables):
        depth = 0
        for table, _ in reversed(tables):
            if table.get_type() != "function":
                continue
            if table.lookup(name).is_local():
                return "local %d" % depth
            depth += 1
        raise LookupError(name)


def dump_scopes(source):
    d = Scopes()
    table = symtable.symtable(source, "<file>", "exec")
    tree = ast.parse(source)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            d.annotations = d.annotations and all(a.name != "annotations" for a in node.names)
    d.visit(tree.body, [(table, list(table.get_children()))])
    return d.lines


def main():
    dump = dump_scopes if "--scopes" in sys.argv else dump_tree
    stream = "--stream" in sys.argv
    sys.setrecursionlimit(20000)
    paths = sys.stdin.read().splitlines() if stream else [a for a in sys.argv[1:] if a[0] != "-"]
    out = sys.stdout.buffer
    for path in paths:
        with open(path, "rb") as f:
            source = f.read()
        try:
            lines = dump(source)
        except (SyntaxError, ValueError, LookupError, RecursionError) as e:
            lines = ["error: %s: %s" % (type(e).__name__, e)]
        data = "\n".join(lines + [""]).encode("utf-8", "surrogatepass")
        if stream:
            out.write(("%s\t%d\n" % (path, len(data))).encode())
        out.write(data)


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    main()
