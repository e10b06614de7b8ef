"""The trainer runs the model on batches of its data set. https://huggingface.co/docs/transformers/main_classes/trainer"""
import inspect

from torch.utils.data import DataLoader, Dataset
from _pylib import unknown
from _shapelint import is_unknown, join, number_of_batches
import torch
from transformers.training_args import TrainingArguments


def __getattr__(name):
    return unknown("")


def default_data_collator(features, return_tensors="pt"):
    first = features[0]
    batch = {}
    for name, value in first.items():
        to = "labels" if name in ("label", "label_ids") else name
        values = [f[name] for f in features]
        batch[to] = torch.stack(values) if isinstance(value, torch.Tensor) else torch.tensor(values)
    return batch


class Trainer:
    def __init__(self, model=None, args=None, data_collator=None, train_dataset=None, eval_dataset=None, processing_class=None,
                 model_init=None, compute_metrics=None, callbacks=None, optimizers=(None, None), tokenizer=None, **kwargs):
        if model is None and model_init is not None:
            model = model_init(None) if len(inspect.signature(model_init).parameters) == 1 else model_init()
        self.model = model
        self.args = TrainingArguments("tmp_trainer") if args is None else args
        self.data_collator = data_collator
        self.train_dataset = train_dataset
        self.eval_dataset = eval_dataset
        self.processing_class = tokenizer if processing_class is None else processing_class
        self.tokenizer = self.processing_class
        self.compute_metrics = compute_metrics

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")

    def get_train_dataloader(self):
        return self._loader(self.train_dataset, self.args.per_device_train_batch_size)

    def get_eval_dataloader(self, eval_dataset=None):
        return self._loader(self.eval_dataset if eval_dataset is None else eval_dataset, self.args.per_device_eval_batch_size)

    def _loader(self, dataset, batch_size):
        """A loader if the data set is written in the project, else something that nothing is known of."""
        if not self._can_collate(dataset) or is_unknown(batch_size):
            return unknown("")
        return DataLoader(dataset, batch_size=batch_size, collate_fn=self.data_collator or default_data_collator)

    def _can_collate(self, dataset):
        return not is_unknown(dataset) and isinstance(dataset, Dataset) and not is_unknown(self.data_collator)

    def _batches_of_any_size(self, dataset):
        collate = self.data_collator or default_data_collator
        first, second = dataset[0], dataset[1]
        return number_of_batches(join(collate([first, second]), collate([first, second, first])), None)

    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        outputs = model(**inputs)
        loss = outputs["loss"] if hasattr(outputs, "keys") else unknown("")
        return (loss, outputs) if return_outputs else loss

    def train(self, resume_from_checkpoint=None, trial=None, **kwargs):
        self._run(self.get_train_dataloader(), self.train_dataset, True)
        return unknown("")

    def evaluate(self, eval_dataset=None, ignore_keys=None, metric_key_prefix="eval"):
        self._run(self.get_eval_dataloader(eval_dataset), self.eval_dataset if eval_dataset is None else eval_dataset, False)
        return unknown("dict")

    def _run(self, loader, dataset, training):
        if is_unknown(loader) and self._can_collate(dataset):
            loader = self._batches_of_any_size(dataset)
        if is_unknown(loader) or is_unknown(self.model):
            return
        self.model.train(training)
        for batch in loader:
            self.compute_loss(self.model, batch)

    def predict(self, test_dataset=None, *args, **kwargs):
        return unknown("")

    def _nothing(self, *args, **kwargs):
        pass

    save_model = log = log_metrics = save_metrics = save_state = add_callback = push_to_hub = remove_callback = create_model_card = _nothing


class Seq2SeqTrainer(Trainer):
    pass
