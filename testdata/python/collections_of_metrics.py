# A collection of metrics is a dict of modules: it has a length, its keys carry prefix and postfix.
import torch
from torch import nn
from torchmetrics import Accuracy, MeanMetric, Metric, MetricCollection

accuracy = MetricCollection({"b": Accuracy(task="binary"), "a": MeanMetric()}, prefix="val_")
assert len(accuracy) == 2
assert isinstance(accuracy, nn.ModuleDict)
assert list(accuracy) == ["val_a", "val_b"]
assert list(accuracy.keys(keep_base=True)) == ["a", "b"]
assert [k for k, _ in accuracy.items()] == ["val_a", "val_b"]
assert isinstance(accuracy["val_a"], MeanMetric) and accuracy["b"] is accuracy["val_b"]
assert "a" in accuracy and len(list(accuracy.values())) == 2
assert [n for n, _ in accuracy.named_children()] == ["a", "b"]

train = accuracy.clone(prefix="train_")
assert train.prefix == "train_" and accuracy.prefix == "val_"
assert list(train.keys()) == ["train_a", "train_b"]
assert len(MetricCollection({})) == 0


class Rows(Metric):
    def __init__(self):
        super().__init__()
        self.add_state("rows", torch.tensor(0))

    def update(self, preds):
        self.rows = self.rows + preds.shape[0]

    def compute(self):
        return {"rows": self.rows, "twice": 2 * self.rows}


class Width(Metric):
    def __init__(self):
        super().__init__()
        self.add_state("width", torch.tensor(0))

    def update(self, preds, target):
        self.width = torch.tensor((preds - target).shape[1])  # want "4 against 5"

    def compute(self):
        return self.width


both = MetricCollection(Rows(), Width(), postfix="_x")
both.update(preds=torch.zeros(3, 4), target=torch.zeros(3, 4))  # each is given what it takes
assert sorted(both.compute()) == ["Width_x", "rows_x", "twice_x"]
both.reset()
both.add_metrics({"mean": MeanMetric()})
assert len(both) == 3 and both.mean is both["mean_x"]
assert list(MetricCollection({"of": both.clone()})) == ["of_Rows_x", "of_Width_x", "of_mean_x"]
assert list(MetricCollection([MeanMetric(), both.clone()])) == ["MeanMetric", "Rows_x", "Width_x", "mean_x"]


both.update(preds=torch.zeros(3, 4), target=torch.zeros(3, 5))
