"""An engine runs a function on the batches of a loader. https://pytorch.org/ignite"""
import torch
from _pylib import unknown


class _Events:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")


Events = _Events()


class State:
    def __init__(self):
        self.metrics = unknown("dict")  # those that are attached fill it

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")


class Engine:
    def __init__(self, process_function):
        self._process_function = process_function
        self.state = State()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")

    def on(self, event_name, *args, **kwargs):
        return lambda f: f

    def add_event_handler(self, event_name, handler, *args, **kwargs):
        return unknown("")

    def run(self, data=None, max_epochs=None, epoch_length=None, **kwargs):
        if data is not None:
            for batch in data:
                self.state.output = self._process_function(self, batch)
        return self.state


def create_supervised_trainer(model, optimizer, loss_fn, device=None, non_blocking=False, prepare_batch=None, model_transform=None,
                              output_transform=None, **kwargs):
    def step(engine, batch):
        model.train()
        x, y = batch if prepare_batch is None else prepare_batch(batch, device=device, non_blocking=non_blocking)
        y_pred = model(x) if model_transform is None else model_transform(model(x))
        loss = loss_fn(y_pred, y)
        loss.backward()
        return loss.item() if output_transform is None else output_transform(x, y, y_pred, loss)
    return Engine(step)


def create_supervised_evaluator(model, metrics=None, device=None, non_blocking=False, prepare_batch=None, model_transform=None,
                                output_transform=None, **kwargs):
    def step(engine, batch):
        model.eval()
        with torch.no_grad():
            x, y = batch if prepare_batch is None else prepare_batch(batch, device=device, non_blocking=non_blocking)
            y_pred = model(x) if model_transform is None else model_transform(model(x))
            return (y_pred, y) if output_transform is None else output_transform(x, y, y_pred)
    return Engine(step)


def __getattr__(name):
    return unknown("")
