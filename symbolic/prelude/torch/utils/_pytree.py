"""torch/utils/_pytree.py: nested tuples, lists and dicts of leaves."""
import dataclasses
from collections import namedtuple

from _pylib import unknown
from _shapelint import container, tuple_like

_REGISTERED = {}  # how its objects are taken apart and built, by class
_KEYS = {}  # how the parts are reached, by class
_OPEN = object()  # stands for the parts of a container of which not all items are known


class TreeSpec:
    _in_part_ = True

    def __init__(self, type, context, children_specs, example=None):
        self.example = example  # a dict or a named tuple of that kind
        self.type = type
        self.context = context
        self.children_specs = children_specs
        self.num_children = len(children_specs)
        self.num_leaves = 1 if type is None else sum(s.num_leaves for s in children_specs)

    def is_leaf(self):
        return self.type is None

    def children(self):
        return list(self.children_specs)

    def same_node(self, other):
        return self.type == other.type and self.context == other.context and self.num_children == other.num_children

    def __eq__(self, other):
        if not isinstance(other, TreeSpec) or not self.same_node(other):
            return False
        return all(a == b for a, b in zip(self.children_specs, other.children_specs))

    def __ne__(self, other):
        return not self == other

    def unflatten(self, leaves):
        return tree_unflatten(leaves, self)


class LeafSpec(TreeSpec):
    def __init__(self):
        super().__init__(None, None, [])


def treespec_leaf():
    return LeafSpec()


def register_pytree_node(cls, flatten_fn, unflatten_fn, *, flatten_with_keys_fn=None, **kwargs):
    _REGISTERED[cls] = (flatten_fn, unflatten_fn)
    _KEYS[cls] = flatten_with_keys_fn


_register_pytree_node = register_pytree_node


def register_dataclass(cls, *, field_names=None, drop_field_names=None, serialized_type_name=None):
    if not dataclasses.is_dataclass(cls):
        if field_names is None:
            raise ValueError(f"field_names must be specified with a list of all fields used to initialize {cls}, as it is not a dataclass.")
    else:
        fields = [f.name for f in dataclasses.fields(cls) if f.init]
        if field_names is None:
            field_names = fields
        elif {name for name in fields if name not in (drop_field_names or [])} != set(field_names):
            raise ValueError("field_names does not include all dataclass fields.")

    def flatten(obj):
        parts = {name: getattr(obj, name) for name in field_names}
        given = {name: part for name, part in parts.items() if part is not None}
        return list(given.values()), [list(given), [name for name in parts if name not in given]]

    def unflatten(values, context):
        given, missing = context
        return cls(**dict(zip(given, values)), **dict.fromkeys(missing))

    def keys(obj):
        values, context = flatten(obj)
        return [(GetAttrKey(name), value) for name, value in zip(context[0], values)], context[0]

    register_pytree_node(cls, flatten, unflatten, flatten_with_keys_fn=keys)


def register_constant(cls):
    """Objects of the class are nodes without leaves."""
    register_pytree_node(cls, lambda obj: ([], obj), lambda _, obj: obj, flatten_with_keys_fn=lambda obj: ([], obj))


def _parts(tree, is_leaf):
    """The type of a node, what else rebuilds it, and its children; None for a leaf, _OPEN where they are not all known."""
    if is_leaf is not None and is_leaf(tree):
        return None
    kind = container(tree)
    if kind is None:
        return None
    if kind == "open":
        return _OPEN
    if kind == "instance":
        if type(tree) not in _REGISTERED:
            return None
        children, context = _REGISTERED[type(tree)][0](tree)
        return type(tree), context, list(children)
    if kind == "dict":
        return kind, list(tree.keys()), list(tree.values())
    if kind == "namedtuple":
        return kind, type(tree).__name__, list(tree)
    return kind, None, list(tree)


def _collect(tree, leaves, is_leaf):
    parts = _parts(tree, is_leaf)
    if parts is None or parts is _OPEN:
        leaves.append(tree if parts is None else unknown())
        return LeafSpec()
    kind, context, children = parts
    return TreeSpec(kind, context, [_collect(child, leaves, is_leaf) for child in children], tree if kind in ("dict", "namedtuple") else None)


def tree_flatten(tree, is_leaf=None):
    leaves = []
    spec = _collect(tree, leaves, is_leaf)
    return leaves, spec


def tree_leaves(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[0]


def tree_iter(tree, is_leaf=None):
    return iter(tree_leaves(tree, is_leaf))


def tree_structure(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[1]


def _build(spec, leaves):
    if spec.type is None:
        return next(leaves)
    children = [_build(child, leaves) for child in spec.children_specs]
    if spec.type == "dict":
        out = type(spec.example)()
        out.update(zip(spec.context, children))
        return out
    if spec.type == "namedtuple":
        return tuple_like(spec.example, children)
    if spec.type == "tuple":
        return tuple(children)
    if spec.type == "list":
        return children
    return _REGISTERED[spec.type][1](children, spec.context)


def tree_unflatten(leaves, treespec):
    leaves = list(leaves)
    if len(leaves) != treespec.num_leaves:
        raise ValueError(f"treespec.unflatten(leaves): `leaves` has length {len(leaves)} but the spec refers to a pytree that holds {treespec.num_leaves} items")
    return _build(treespec, iter(leaves))


def _aligned(tree, spec):
    """The subtrees of tree at the leaves of spec."""
    if spec.type is None:
        return [tree]
    parts = _parts(tree, None)
    if parts is _OPEN:
        return [unknown() for _ in range(spec.num_leaves)]
    if parts is None or parts[0] != spec.type or len(parts[2]) != spec.num_children:
        raise ValueError("Node type mismatch: the trees do not have the same structure")
    children = parts[2]
    if spec.type == "dict":
        children = [tree[key] for key in spec.context]
    out = []
    for child, child_spec in zip(children, spec.children_specs):
        out.extend(_aligned(child, child_spec))
    return out


def tree_map(func, tree, *rests, is_leaf=None):
    leaves, spec = tree_flatten(tree, is_leaf)
    return _build(spec, iter([func(*args) for args in zip(leaves, *[_aligned(rest, spec) for rest in rests])]))


def tree_map_(func, tree, *rests, is_leaf=None):
    tree_map(func, tree, *rests, is_leaf=is_leaf)
    return tree


def _only(kinds, func):
    return lambda x: func(x) if isinstance(x, kinds) else x


def tree_map_only(kinds, func, tree=None, is_leaf=None):
    return tree_map(_only(kinds, func), tree, is_leaf=is_leaf)


def tree_map_only_(kinds, func, tree=None, is_leaf=None):
    return tree_map_(_only(kinds, func), tree, is_leaf=is_leaf)


def tree_all(pred, tree, is_leaf=None):
    return all(pred(x) for x in tree_leaves(tree, is_leaf))


def tree_any(pred, tree, is_leaf=None):
    return any(pred(x) for x in tree_leaves(tree, is_leaf))


def tree_all_only(kinds, pred, tree, is_leaf=None):
    return all(pred(x) for x in tree_leaves(tree, is_leaf) if isinstance(x, kinds))


def tree_any_only(kinds, pred, tree, is_leaf=None):
    return any(pred(x) for x in tree_leaves(tree, is_leaf) if isinstance(x, kinds))


def _spread(tree, spec, is_leaf):
    parts = _parts(tree, is_leaf)
    if parts is None:
        return [tree] * spec.num_leaves
    if parts is _OPEN:
        return [unknown() for _ in range(spec.num_leaves)]
    if spec.type is None or parts[0] != spec.type or len(parts[2]) != spec.num_children or parts[1] != spec.context:
        return None
    out = []
    for child, child_spec in zip(parts[2], spec.children_specs):
        leaves = _spread(child, child_spec, is_leaf)
        if leaves is None:
            return None
        out.extend(leaves)
    return out


def _broadcast_to_and_flatten(tree, treespec, is_leaf=None):
    """The leaves of tree, each as often as the subtree of treespec in its place has leaves; None if they do not fit."""
    return _spread(tree, treespec, is_leaf)


class SequenceKey(namedtuple("SequenceKey", "idx")):
    def __str__(self):
        return f"[{self.idx!r}]"

    def get(self, sequence):
        return sequence[self.idx]


class MappingKey(namedtuple("MappingKey", "key")):
    def __str__(self):
        return f"[{self.key!r}]"

    def get(self, mapping):
        return mapping[self.key]


class GetAttrKey(namedtuple("GetAttrKey", "name")):
    def __str__(self):
        return f".{self.name}"

    def get(self, obj):
        return getattr(obj, self.name)


def _ways(tree, kind, children):
    """How the children of a node are reached."""
    if kind == "dict":
        return [MappingKey(key) for key in tree]
    if kind == "namedtuple":
        return [GetAttrKey(name) for name in tree._fields]
    if kind == "tuple" or kind == "list":
        return [SequenceKey(i) for i in range(len(children))]
    if _KEYS[kind] is None:
        raise ValueError(f"Did not find a flatten_with_keys_fn for type: {kind}. Please pass a flatten_with_keys_fn argument to register_pytree_node.")
    return [key for key, _ in _KEYS[kind](tree)[0]]


def _walk(path, tree, is_leaf, out):
    parts = _parts(tree, is_leaf)
    if parts is None or parts is _OPEN:
        out.append((path, tree) if parts is None else (unknown(), unknown()))
        return
    for way, child in zip(_ways(tree, parts[0], parts[2]), parts[2]):
        _walk(path + (way,), child, is_leaf, out)


def tree_leaves_with_path(tree, is_leaf=None):
    out = []
    _walk((), tree, is_leaf, out)
    return out


def tree_flatten_with_path(tree, is_leaf=None):
    return tree_leaves_with_path(tree, is_leaf), tree_structure(tree, is_leaf)


def tree_map_with_path(func, tree, *rests, is_leaf=None):
    reached, spec = tree_flatten_with_path(tree, is_leaf)
    rests = [_aligned(rest, spec) for rest in rests]
    return _build(spec, iter([func(path, leaf, *others) for (path, leaf), *others in zip(reached, *rests)]))


def keystr(kp):
    return "".join([str(k) for k in kp])


def key_get(obj, kp):
    for k in kp:
        obj = k.get(obj)
    return obj
