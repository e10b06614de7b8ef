"""torchvision/models/feature_extraction.py: models that hand out what their inner modules make."""
from _pylib import unknown
from torch import nn


def __getattr__(name):
    return unknown()


class _Extractor(nn.Module):
    """The modules of a model; its outputs are what the named ones returned."""

    def __init__(self, model, nodes):
        super().__init__()
        for name, child in model.named_children():
            if unknown("bool"):  # what the wanted outputs do not need is left out
                self.add_module(name, child)
        # Not registered: its modules are those above.
        self.__dict__["_model"] = model
        self.__dict__["_nodes"] = nodes

    def forward(self, *args, **kwargs):
        made = {}
        handles = []
        modules = dict(self._model.named_modules())
        for path, name in self._nodes.items():
            module, call = _called(path, modules)
            if module is not None:  # else it is the name of an operation in forward, which only a trace finds
                handles.append(module.register_forward_hook(_keeper(made, name, call)))
        self._model.train(self.training)
        self._model(*args, **kwargs)
        for h in handles:
            h.remove()
        return {name: made[name] if name in made else unknown() for name in self._nodes.values()}


def _called(path, modules):
    """The module of a node and which of its calls the node is: "layer4.1.relu_1" is the second one of "layer4.1.relu"."""
    if path in modules:
        return modules[path], 0
    called, _, number = path.rpartition("_")
    if number.isdigit() and called in modules:
        return modules[called], int(number)
    return None, 0


def _keeper(made, name, call):
    calls = []

    def keep(module, args, output):
        # A layer that runs again is another node, with a number behind its name; of a block the last node counts.
        if len(calls) == call or len(list(module.children())) > 0:
            made[name] = output
        calls.append(None)

    return keep


def create_feature_extractor(
    model, return_nodes=None, train_return_nodes=None, eval_return_nodes=None, tracer_kwargs=None, suppress_diff_warning=False, concrete_args=None
):
    if return_nodes is None:
        return unknown()
    nodes = return_nodes if isinstance(return_nodes, dict) else {n: n for n in return_nodes}
    return _Extractor(model, {str(k): str(v) for k, v in nodes.items()})


def get_graph_node_names(*args, **kwargs):
    return unknown()
