import torch
from _pylib import unknown

_NO_AVERAGE = (None, "none")
_PLAIN = ("task", "num_classes", "num_labels", "average", "threshold", "top_k", "ignore_index", "beta", "thresholds", "validate_args",
          "compute_on_step", "dist_sync_on_step", "sync_on_compute", "max_fpr", "weights")


def _score(options):
    """A number, or one a class where they are not averaged."""
    for name in options:
        if name not in _PLAIN:
            return unknown("Tensor")
    average = options.get("average", "macro")
    if not (average is None or isinstance(average, str)) or average == "samples":
        return unknown("Tensor")
    if average not in _NO_AVERAGE or options.get("task") == "binary":
        return torch.rand(())
    n = options.get("num_labels") if options.get("task") == "multilabel" else options.get("num_classes")
    return unknown("Tensor") if n is None else torch.rand(n)


def _same_shape(preds, target):
    if preds.shape != target.shape:
        raise RuntimeError(f"Predictions and targets are expected to have the same shape, but got {preds.shape} and {target.shape}.")


def _classification(preds, target, **kwargs):
    return _score(kwargs)


accuracy = precision = recall = f1_score = fbeta_score = specificity = auroc = average_precision = jaccard_index = _classification
hamming_distance = cohen_kappa = matthews_corrcoef = _classification


def mean_squared_error(preds, target, squared=True, num_outputs=1):
    _same_shape(preds, target)
    return torch.rand(()) if num_outputs == 1 else unknown("Tensor")


def mean_absolute_error(preds, target, num_outputs=1):
    _same_shape(preds, target)
    return torch.rand(()) if num_outputs == 1 else unknown("Tensor")


def __getattr__(name):
    return unknown("")
