"""The trainer runs the model on batches of its data set. https://huggingface.co/docs/transformers/main_classes/trainer"""
from torch.utils.data import DataLoader, Dataset
from transformers._outputs import ModelOutput
from _pylib import unknown
from _shapelint import is_unknown
import torch


class TrainingArguments:
    def __init__(self, output_dir=None, **kwargs):
        self.output_dir = output_dir
        self.per_device_train_batch_size = 8
        self.per_device_eval_batch_size = 8
        self.learning_rate = 5e-5
        self.num_train_epochs = 3.0
        self.seed = 42
        self.device = torch.device("cpu")
        for name, value in kwargs.items():
            setattr(self, name, value)
        self.train_batch_size = self.per_device_train_batch_size
        self.eval_batch_size = self.per_device_eval_batch_size

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")


class Seq2SeqTrainingArguments(TrainingArguments):
    pass


class TrainerCallback:
    def _nothing(self, *args, **kwargs):
        pass

    on_init_end = on_train_begin = on_train_end = on_epoch_begin = on_epoch_end = on_step_begin = on_step_end = _nothing
    on_evaluate = on_predict = on_save = on_log = on_prediction_step = on_substep_end = _nothing


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
        self.model = model_init() if model is None and model_init is not None else model
        self.args = TrainingArguments() if args is None else args
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
        if is_unknown(dataset) or not isinstance(dataset, Dataset) or is_unknown(self.data_collator) or is_unknown(batch_size):
            return unknown("")
        return DataLoader(dataset, batch_size=batch_size, collate_fn=self.data_collator or default_data_collator)

    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        outputs = model(**inputs)
        loss = outputs["loss"] if isinstance(outputs, (dict, ModelOutput)) else unknown("")
        return (loss, outputs) if return_outputs else loss

    def train(self, resume_from_checkpoint=None, trial=None, **kwargs):
        self._run(self.get_train_dataloader(), True)
        return unknown("")

    def evaluate(self, eval_dataset=None, ignore_keys=None, metric_key_prefix="eval"):
        self._run(self.get_eval_dataloader(eval_dataset), False)
        return unknown("dict")

    def _run(self, loader, training):
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
