"""sklearn.metrics: what is compared has as many samples."""
import torch
from _pylib import unknown
from numpy._core import wrap
from sklearn._samples import check_consistent_length, sizes_of
from sklearn.metrics import pairwise
from sklearn.metrics.pairwise import euclidean_distances, pairwise_distances, pairwise_kernels


def __getattr__(name):
    return unknown()


def _is_table(y):
    s = sizes_of(y)
    return s is not None and len(s) == 2 and s[1] != 1


def _check_classes(y_true, y_pred, sample_weight=None):
    """Classes are compared with classes, not with the scores of each."""
    check_consistent_length(y_true, y_pred, sample_weight)
    of_each, found = sizes_of(y_true), sizes_of(y_pred)
    if of_each is not None and found is not None and not isinstance(y_true, (list, tuple)) and not isinstance(y_pred, (list, tuple)):
        if len(of_each) == 1 and _is_table(y_pred) or len(found) == 1 and _is_table(y_true):
            raise ValueError(f"Classification metrics can't handle a mix of targets of sizes {of_each} and {found}")


def _check_values(y_true, y_pred, sample_weight=None):
    """Each sample has as many values as it is predicted to have."""
    check_consistent_length(y_true, y_pred, sample_weight)
    for y in (y_true, y_pred):
        s = sizes_of(y)
        if s is not None and len(s) > 2:
            raise ValueError(f"Found array with dim {len(s)}, while dim <= 2 is required.")
    if not isinstance(y_true, (list, tuple)) and not isinstance(y_pred, (list, tuple)):
        of_each, found = [(sizes_of(y) or (0, unknown("int")))[1:] or (1,) for y in (y_true, y_pred)]
        if of_each[0] != found[0]:
            raise ValueError(f"y_true and y_pred have different number of output ({of_each[0]}!={found[0]})")


def _numbers(n, dtype=torch.float64):
    return wrap(torch.empty(n, dtype=dtype))


def _of_classes(y_true, y_pred, *, sample_weight=None, **kwargs):
    _check_classes(y_true, y_pred, sample_weight)
    return unknown("float")


balanced_accuracy_score = matthews_corrcoef = hamming_loss = _of_classes


def accuracy_score(y_true, y_pred, *, normalize=True, sample_weight=None):
    _check_classes(y_true, y_pred, sample_weight)
    return unknown("float") if normalize is True else unknown()


def zero_one_loss(y_true, y_pred, *, normalize=True, sample_weight=None):
    return accuracy_score(y_true, y_pred, normalize=normalize, sample_weight=sample_weight)


def cohen_kappa_score(y1, y2, *, labels=None, weights=None, sample_weight=None, **kwargs):
    return _of_classes(y1, y2, sample_weight=sample_weight)


def _for_each_class(labels):
    return len(labels) if isinstance(labels, (list, tuple)) else unknown("int")


def precision_score(y_true, y_pred, *, labels=None, pos_label=1, average="binary", sample_weight=None, zero_division="warn"):
    _check_classes(y_true, y_pred, sample_weight)
    if average is None:
        return _numbers(_for_each_class(labels))
    return unknown("float") if isinstance(average, str) else unknown()


recall_score = f1_score = jaccard_score = precision_score


def fbeta_score(y_true, y_pred, *, beta, **kwargs):
    return precision_score(y_true, y_pred, **kwargs)


def precision_recall_fscore_support(y_true, y_pred, *, beta=1.0, labels=None, pos_label=1, average=None, **kwargs):
    _check_classes(y_true, y_pred, kwargs.get("sample_weight"))
    if average is None:
        n = _for_each_class(labels)
        return _numbers(n), _numbers(n), _numbers(n), _numbers(n, torch.int64)
    return unknown("float"), unknown("float"), unknown("float"), None


def confusion_matrix(y_true, y_pred, *, labels=None, sample_weight=None, normalize=None):
    _check_classes(y_true, y_pred, sample_weight)
    n = unknown("int") if labels is None else (sizes_of(labels) or (unknown("int"),))[0]
    of = torch.int64 if normalize is None and sample_weight is None else unknown()
    return wrap(torch.empty(n, n, dtype=torch.float64 if normalize is not None else of))


def multilabel_confusion_matrix(y_true, y_pred, *, sample_weight=None, labels=None, samplewise=False):
    _check_classes(y_true, y_pred, sample_weight)
    return wrap(torch.empty(unknown("int"), 2, 2, dtype=torch.int64 if sample_weight is None else unknown()))


def classification_report(y_true, y_pred, *, sample_weight=None, output_dict=False, **kwargs):
    _check_classes(y_true, y_pred, sample_weight)
    return unknown("str") if output_dict is False else unknown()


def _of_values(y_true, y_pred, *, sample_weight=None, multioutput="uniform_average", **kwargs):
    _check_values(y_true, y_pred, sample_weight)
    if multioutput == "raw_values":
        return _numbers((sizes_of(y_true) or ())[1:] or (unknown("int"),))
    return unknown("float")


mean_squared_error = mean_absolute_error = root_mean_squared_error = mean_squared_log_error = root_mean_squared_log_error = _of_values
mean_absolute_percentage_error = median_absolute_error = mean_pinball_loss = r2_score = explained_variance_score = max_error = _of_values


def log_loss(y_true, y_pred, *, sample_weight=None, **kwargs):
    check_consistent_length(y_true, y_pred, sample_weight)
    return unknown("float")


def hinge_loss(y_true, pred_decision, *, sample_weight=None, **kwargs):
    return log_loss(y_true, pred_decision, sample_weight=sample_weight)


def brier_score_loss(y_true, y_proba=None, *, sample_weight=None, y_prob=None, **kwargs):
    return log_loss(y_true, y_prob if y_proba is None else y_proba, sample_weight=sample_weight)


def top_k_accuracy_score(y_true, y_score, *, sample_weight=None, **kwargs):
    return log_loss(y_true, y_score, sample_weight=sample_weight)


def roc_auc_score(y_true, y_score, *, average="macro", sample_weight=None, **kwargs):
    check_consistent_length(y_true, y_score, sample_weight)
    return unknown("float") if isinstance(average, str) else unknown()


average_precision_score = roc_auc_score


def roc_curve(y_true, y_score, *, pos_label=None, sample_weight=None, drop_intermediate=True):
    check_consistent_length(y_true, y_score, sample_weight)
    n = unknown("int")
    return _numbers(n), _numbers(n), wrap(torch.empty(n, dtype=unknown()))


def precision_recall_curve(y_true, y_score, *, pos_label=None, sample_weight=None, drop_intermediate=False):
    check_consistent_length(y_true, y_score, sample_weight)
    n = unknown("int")
    return _numbers(n + 1), _numbers(n + 1), wrap(torch.empty(n, dtype=unknown()))


def auc(x, y):
    check_consistent_length(x, y)
    return unknown("float")


def _of_clusters(labels_true, labels_pred, *args, **kwargs):
    check_consistent_length(labels_true, labels_pred)
    return unknown("float")


adjusted_rand_score = rand_score = adjusted_mutual_info_score = normalized_mutual_info_score = mutual_info_score = _of_clusters
homogeneity_score = completeness_score = v_measure_score = fowlkes_mallows_score = _of_clusters
silhouette_score = calinski_harabasz_score = davies_bouldin_score = _of_clusters
