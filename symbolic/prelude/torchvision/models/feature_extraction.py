"""torchvision/models/feature_extraction.py: models that hand out what their inner modules make."""
from _pylib import unknown
from torch import nn


def __getattr__(name):
    return unknown()


class _Extractor(nn.Module):
    """The modules of a model; its outputs are what the named ones returned last."""

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
        for path, name in self._nodes.items():
            handles.append(_module(self._model, path).register_forward_hook(_keeper(made, name)))
        self._model.train(self.training)
        self._model(*args, **kwargs)
        for h in handles:
            h.remove()
        return {name: made[name] if name in made else unknown() for name in self._nodes.values()}


def _module(model, path):
    for part in path.split("."):
        model = getattr(model, part)
    return model


def _keeper(made, name):
    def keep(module, args, output):
        made[name] = output

    return keep


def _is_module(model, path):
    return path in [name for name, _ in model.named_modules()]


def create_feature_extractor(
    model, return_nodes=None, train_return_nodes=None, eval_return_nodes=None, tracer_kwargs=None, suppress_diff_warning=False, concrete_args=None
):
    if return_nodes is None:
        return unknown()
    nodes = return_nodes if isinstance(return_nodes, dict) else {n: n for n in return_nodes}
    nodes = {str(k): str(v) for k, v in nodes.items()}
    # A name may also be that of an operation in forward, which only a trace finds.
    if not all([_is_module(model, path) for path in nodes]):
        return unknown()
    return _Extractor(model, nodes)


def get_graph_node_names(*args, **kwargs):
    return unknown()
