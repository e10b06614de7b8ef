"""Modules as functions of their parameters: torch/_functorch/functional_call.py."""
from torch import stack
from _shapelint import tied_names


def _table(module, name):
    """The dict of parameters or buffers that holds a name (None if there is no such name), and its last part."""
    path, _, last = name.rpartition(".")
    owner = module.get_submodule(path)
    for table in (owner._parameters, owner._buffers):
        if last in table:
            return table, last
    return None, last


def _tied(module, given):
    """What is given, and the same for the other names of a tensor that has several."""
    out = dict(given)
    for names in tied_names(module):
        values = [given[n] for n in names if n in given]
        for n in names if values else ():
            out.setdefault(n, values[0])
    return out


def _check_keys(module, given):
    known = [n for n, _ in module.named_parameters(remove_duplicate=False)] + [n for n, _ in module.named_buffers(remove_duplicate=False)]
    unexpected = [n for n in given if n not in known]
    missing = [n for n in known if n not in given]
    if unexpected:
        raise RuntimeError(f"Error(s) in reparametrizing for {type(module).__name__}: Unexpected key(s): {unexpected}.")
    if missing:
        raise RuntimeError(f"Error(s) in reparametrizing for {type(module).__name__}: Missing key(s): {missing}.")


def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
    if isinstance(parameter_and_buffer_dicts, (list, tuple)):
        given = {}
        for d in parameter_and_buffer_dicts:
            for name, x in d.items():
                if name in given:
                    raise ValueError(f"{name} appears in multiple dictionaries; behavior of functional call is ambiguous")
                given[name] = x
    else:
        given = dict(parameter_and_buffer_dicts)
    if args is None:
        args = ()
    elif not isinstance(args, tuple):
        args = (args,)
    return _call_with(module, _tied(module, given) if tie_weights else given, args, {} if kwargs is None else kwargs, strict)


def _call_with(module, given, args, kwargs, strict):
    if strict:
        _check_keys(module, given)
    kept = []
    try:
        for name, x in given.items():
            table, last = _table(module, name)
            if table is None:  # an attribute that nobody knew
                continue
            kept.append((table, last, table[last]))
            table[last] = x
        return module(*args, **kwargs)
    finally:
        for table, last, x in reversed(kept):
            table[last] = x


def _stacked(tensors):
    out = stack([x.detach() for x in tensors])
    if tensors[0].requires_grad:
        out.requires_grad_()
    return out


def _all_named(models, named):
    tables = [dict(named(m)) for m in models]
    return {name: _stacked([t[name] for t in tables]) for name in tables[0]}


def stack_module_state(models):
    models = list(models)
    if len(models) == 0:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    if not (all(m.training for m in models) or all(not m.training for m in models)):
        raise RuntimeError("stack_module_state: Expected all models to have the same training/eval mode.")
    if not all(type(m) == type(models[0]) for m in models):
        raise RuntimeError("stack_module_state: Expected all models to be of the same class.")
    return _all_named(models, lambda m: m.named_parameters()), _all_named(models, lambda m: m.named_buffers())
