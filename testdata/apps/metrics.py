import torch
import torchmetrics
from ignite.engine import Events, create_supervised_evaluator, create_supervised_trainer
from sentence_transformers import SentenceTransformer
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import Accuracy, MeanSquaredError, Metric, MetricCollection

logits, target = torch.randn(8, 5), torch.randint(0, 5, (8,))
accuracy = Accuracy(task="multiclass", num_classes=5)
accuracy(logits, target).view(2)  # want "view"
per_class = Accuracy(task="multiclass", num_classes=5, average=None)
per_class.update(logits, target)
nn.Linear(6, 2)(per_class.compute())  # want "takes 6 features, got 5"
Accuracy(task="multiclass", num_classes=5, multidim_average="samplewise")(logits, target).view(8)
MeanSquaredError(num_outputs=3)(torch.rand(8, 3), torch.rand(8, 3)).view(3)
both = MetricCollection([accuracy, torchmetrics.F1Score(task="multiclass", num_classes=5, average="none")], prefix="val_")
scores = both(logits, target)
scores["val_F1Score"].view(6)  # want "view"
if accuracy.compute() > 0.5:
    scores["val_Accuracy"].item()


class Error(Metric):
    def __init__(self):
        super().__init__()
        self.add_state("total", default=torch.tensor(0.0), dist_reduce_fx="sum")

    def update(self, a, b):
        self.total += torch.cdist(a, b).sum()  # want ""

    def compute(self):
        return self.total


Error()(torch.randn(3, 4), torch.randn(3, 5))

net = nn.Linear(5, 2)
trainer = create_supervised_trainer(net, torch.optim.SGD(net.parameters(), lr=0.1), nn.CrossEntropyLoss())


@trainer.on(Events.EPOCH_COMPLETED(every=2))
def report(engine):
    print(engine.state.epoch, engine.state.output)


good = DataLoader(TensorDataset(torch.randn(20, 5), torch.randint(0, 2, (20,))), batch_size=4)
bad = DataLoader(TensorDataset(torch.randn(20, 6), torch.randint(0, 2, (20,))), batch_size=4)
trainer.run(good, max_epochs=3)
evaluator = create_supervised_evaluator(net, metrics={"loss": Error()})
evaluator.run(good)
print(evaluator.state.metrics["loss"])
trainer.run(bad, max_epochs=3)  # want "takes 5 features, got 6"

encoder = SentenceTransformer("sentence-transformers/all-MiniLM-L6-v2")
nn.Linear(encoder.get_sentence_embedding_dimension(), 3)(torch.randn(2, 385))  # want "takes 384 features, got 385"
nn.Linear(768, 3)(encoder.encode(["a", "b"], convert_to_tensor=True))  # want "takes 768 features, got 384"
nn.Linear(768, 3)(SentenceTransformer("./mine").encode("a", convert_to_tensor=True))
MeanSquaredError()(torch.rand(8, 3), torch.rand(8, 1))  # want "same shape"
