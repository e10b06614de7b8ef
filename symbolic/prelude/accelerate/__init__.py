"""One process: what is prepared runs unchanged. https://huggingface.co/docs/accelerate"""
import contextlib
import torch
from _pylib import unknown

__version__ = "1.15.0"


def _ignored(*args, **kwargs):
    pass


class Accelerator:
    def __init__(self, *args, gradient_accumulation_steps=1, **kwargs):
        self.device = torch.device("cpu")
        self.gradient_accumulation_steps = gradient_accumulation_steps
        self.num_processes = 1
        self.process_index = 0
        self.local_process_index = 0
        self.is_main_process = True
        self.is_local_main_process = True
        self.is_last_process = True
        self.sync_gradients = True
        self.optimizer_step_was_skipped = False
        self.mixed_precision = kwargs.get("mixed_precision") or "no"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")

    def prepare(self, *args, device_placement=None):
        return args[0] if len(args) == 1 else args

    def prepare_model(self, model, *args, **kwargs):
        return model

    prepare_data_loader = prepare_optimizer = prepare_scheduler = prepare_model

    def unwrap_model(self, model, *args, **kwargs):
        return model

    def backward(self, loss, **kwargs):
        loss.backward(**kwargs)

    def gather(self, tensor):
        return tensor

    def gather_for_metrics(self, input_data, use_gather_object=False):
        return input_data

    def reduce(self, tensor, reduction="sum", scale=1.0):
        return tensor

    def accumulate(self, *models):
        return contextlib.nullcontext()

    def autocast(self, *args, **kwargs):
        return torch.autocast("cpu")

    def no_sync(self, model):
        return contextlib.nullcontext()

    def main_process_first(self):
        return contextlib.nullcontext()

    local_main_process_first = main_process_first

    def on_main_process(self, function):
        return function

    on_local_main_process = on_last_process = on_main_process

    print = log = wait_for_everyone = save = save_state = load_state = save_model = free_memory = _ignored
    init_trackers = end_training = register_for_checkpointing = clip_grad_value_ = clear = _ignored


def notebook_launcher(function, args=(), **kwargs):
    return function(*args)


def __getattr__(name):
    return unknown("")
