from torchmetrics import AUROC, Accuracy, AveragePrecision, CohenKappa, ConfusionMatrix, F1Score, FBetaScore, HammingDistance
from torchmetrics import JaccardIndex, MatthewsCorrCoef, Precision, Recall, Specificity, _Classification
from _pylib import unknown


class _Binary(_Classification):
    def __init__(self, *args, **kwargs):
        super().__init__(task="binary", **kwargs)


class _Multiclass(_Classification):
    def __init__(self, num_classes=None, *args, **kwargs):
        super().__init__(task="multiclass", num_classes=num_classes, **kwargs)


class BinaryAccuracy(_Binary):
    pass


class BinaryPrecision(_Binary):
    pass


class BinaryRecall(_Binary):
    pass


class BinaryF1Score(_Binary):
    pass


class BinaryAUROC(_Binary):
    pass


class MulticlassAccuracy(_Multiclass):
    pass


class MulticlassPrecision(_Multiclass):
    pass


class MulticlassRecall(_Multiclass):
    pass


class MulticlassF1Score(_Multiclass):
    pass


class MulticlassAUROC(_Multiclass):
    pass


def __getattr__(name):
    return unknown("")
