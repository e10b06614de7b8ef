"""Lightning: a trainer runs the steps of a module on the batches of its loaders. https://lightning.ai/docs/pytorch"""
import contextlib
import inspect
import torch
from torch import nn
from _apps import call
from _pylib import unknown
from _shapelint import init_arguments, is_unknown, open_attributes


class AttributeDict(dict):
    def __getattr__(self, key):
        if key in self:
            return self[key]
        raise AttributeError("Missing attribute \"" + key + "\"")

    def __setattr__(self, key, value):
        self[key] = value


def seed_everything(seed=None, workers=False, verbose=True):
    return 0 if seed is None else seed


def rank_zero_only(fn):
    return fn


def _ignored(*args, **kwargs):
    pass


class _Hyperparameters:
    def save_hyperparameters(self, *args, ignore=None, frame=None, logger=True, given_hparams=None):
        found = init_arguments(self)
        ignored = [ignore] if isinstance(ignore, str) else list(ignore or [])
        if len(args) == 1 and not isinstance(args[0], str):
            given = args[0]
            if isinstance(given, (list, tuple)):
                args = given
            elif isinstance(given, dict):
                object.__setattr__(self, "_hparams", AttributeDict(given))
                return
            else:
                object.__setattr__(self, "_hparams", given if hasattr(given, "items") else AttributeDict(vars(given)) if hasattr(given, "__dict__") else unknown(""))
                return
        kept = AttributeDict({k: v for k, v in found.items() if k not in ignored and (len(args) == 0 or k in args)})
        if "_hparams" in self.__dict__ and isinstance(self._hparams, dict):
            kept = AttributeDict({**self._hparams, **kept})
        object.__setattr__(self, "_hparams", kept)

    @property
    def hparams(self):
        if "_hparams" not in self.__dict__:
            object.__setattr__(self, "_hparams", AttributeDict())
        return self._hparams

    @hparams.setter
    def hparams(self, value):
        object.__setattr__(self, "_hparams", value)

    hparams_initial = hparams

    @classmethod
    def load_from_checkpoint(cls, checkpoint_path, map_location=None, hparams_file=None, strict=None, **kwargs):
        return unknown("")  # its arguments are in the checkpoint


class _DataHooks:
    prepare_data_per_node = True
    allow_zero_length_dataloader_with_multiple_devices = False

    def prepare_data(self):
        pass

    def setup(self, stage=None):
        pass

    def teardown(self, stage=None):
        pass

    def transfer_batch_to_device(self, batch, device, dataloader_idx):
        return batch

    def on_before_batch_transfer(self, batch, dataloader_idx):
        return batch

    def on_after_batch_transfer(self, batch, dataloader_idx):
        return batch

    def on_load_checkpoint(self, checkpoint):
        pass

    def on_save_checkpoint(self, checkpoint):
        pass


class LightningModule(_Hyperparameters, _DataHooks, nn.Module):
    CHECKPOINT_HYPER_PARAMS_KEY = "hyper_parameters"
    example_input_array = None
    automatic_optimization = True
    strict_loading = True
    global_rank = 0
    local_rank = 0
    on_gpu = False
    use_amp = False
    truncated_bptt_steps = 0

    def __init__(self, *args, **kwargs):
        super().__init__()
        object.__setattr__(self, "_optimizers", None)
        object.__setattr__(self, "_the_trainer", unknown(""))

    @property
    def trainer(self):
        return self._the_trainer

    @trainer.setter
    def trainer(self, value):
        object.__setattr__(self, "_the_trainer", value)

    fabric = trainer

    @property
    def device(self):
        return torch.device("cpu")

    @property
    def dtype(self):
        return torch.get_default_dtype()

    @property
    def current_epoch(self):
        return unknown("int")

    @property
    def global_step(self):
        return unknown("int")

    @property
    def logger(self):
        return unknown("")

    @property
    def loggers(self):
        return unknown("")

    @property
    def device_mesh(self):
        return unknown("")

    def print(self, *args, **kwargs):
        pass

    def log(self, name, value, **kwargs):
        pass

    def log_dict(self, dictionary, **kwargs):
        pass

    def log_grad_norm(self, grad_norm_dict):
        pass

    def all_gather(self, data, group=None, sync_grads=False):
        return unknown("")

    def configure_callbacks(self):
        return []

    def configure_optimizers(self):
        return None

    def optimizers(self, use_pl_optimizer=True):
        found = self._optimizers
        if found is None or is_unknown(found):
            return unknown("")
        return found[0] if len(found) == 1 else found

    def lr_schedulers(self):
        return unknown("")

    def manual_backward(self, loss, *args, **kwargs):
        loss.backward(*args, **kwargs)

    def backward(self, loss, *args, **kwargs):
        loss.backward(*args, **kwargs)

    @contextlib.contextmanager
    def toggled_optimizer(self, optimizer):
        yield

    def freeze(self):
        for p in self.parameters():
            p.requires_grad = False
        self.eval()

    def unfreeze(self):
        for p in self.parameters():
            p.requires_grad = True
        self.train()

    def lr_scheduler_step(self, scheduler, metric):
        pass

    def optimizer_step(self, epoch, batch_idx, optimizer, optimizer_closure=None):
        optimizer.step(closure=optimizer_closure)

    def optimizer_zero_grad(self, epoch, batch_idx, optimizer):
        optimizer.zero_grad()

    def to_onnx(self, file_path=None, input_sample=None, **kwargs):
        pass

    def to_torchscript(self, file_path=None, method="script", example_inputs=None, **kwargs):
        return self

    def predict_step(self, *args, **kwargs):
        batch = args[0] if args else kwargs["batch"]
        return self(batch)

    def get_progress_bar_dict(self):
        return {}

    toggle_optimizer = untoggle_optimizer = clip_gradients = configure_gradient_clipping = _ignored
    summarize = remove_ignored_hparams = to_tensorrt = _ignored
    configure_model = configure_sharded_model = _ignored
    on_fit_start = on_fit_end = on_train_start = on_train_end = on_validation_start = on_validation_end = _ignored
    on_test_start = on_test_end = on_predict_start = on_predict_end = on_train_batch_start = on_train_batch_end = _ignored
    on_validation_batch_start = on_validation_batch_end = on_test_batch_start = on_test_batch_end = _ignored
    on_predict_batch_start = on_predict_batch_end = on_train_epoch_start = on_train_epoch_end = _ignored
    on_validation_epoch_start = on_validation_epoch_end = on_test_epoch_start = on_test_epoch_end = _ignored
    on_predict_epoch_start = on_predict_epoch_end = on_before_zero_grad = on_before_backward = on_after_backward = _ignored
    on_before_optimizer_step = on_validation_model_zero_grad = on_validation_model_eval = on_validation_model_train = _ignored
    on_test_model_eval = on_test_model_train = on_predict_model_eval = on_epoch_start = on_epoch_end = _ignored
    on_sanity_check_start = on_sanity_check_end = on_hpc_save = on_hpc_load = _ignored


class LightningDataModule(_Hyperparameters, _DataHooks):
    name = None
    trainer = None

    def __init__(self, *args, **kwargs):
        pass

    @classmethod
    def from_datasets(cls, train_dataset=None, val_dataset=None, test_dataset=None, predict_dataset=None, batch_size=1, num_workers=0, **kwargs):
        made = LightningDataModule()
        for name, data in (("train", train_dataset), ("val", val_dataset), ("test", test_dataset), ("predict", predict_dataset)):
            if data is not None:
                loader = torch.utils.data.DataLoader(data, batch_size=batch_size)
                setattr(made, name + "_dataloader", lambda loader=loader: loader)
        return made

    def state_dict(self):
        return {}

    def load_state_dict(self, state_dict):
        pass

    def on_exception(self, exception):
        pass

    @classmethod
    def add_argparse_args(cls, parent_parser, **kwargs):
        parent_parser.given_more = True
        return parent_parser

    @classmethod
    def from_argparse_args(cls, args, **kwargs):
        return unknown("")


class Callback:
    state_key = ""

    def state_dict(self):
        return {}

    setup = teardown = on_fit_start = on_fit_end = on_sanity_check_start = on_sanity_check_end = _ignored
    on_train_batch_start = on_train_batch_end = on_train_epoch_start = on_train_epoch_end = _ignored
    on_validation_epoch_start = on_validation_epoch_end = on_test_epoch_start = on_test_epoch_end = _ignored
    on_predict_epoch_start = on_predict_epoch_end = on_validation_batch_start = on_validation_batch_end = _ignored
    on_test_batch_start = on_test_batch_end = on_predict_batch_start = on_predict_batch_end = _ignored
    on_train_start = on_train_end = on_validation_start = on_validation_end = on_test_start = on_test_end = _ignored
    on_predict_start = on_predict_end = on_exception = load_state_dict = on_save_checkpoint = on_load_checkpoint = _ignored
    on_before_backward = on_after_backward = on_before_optimizer_step = on_before_zero_grad = _ignored
    on_epoch_start = on_epoch_end = on_init_start = on_init_end = _ignored


class Combined:
    """Batches of several loaders at once."""

    def __init__(self, iterables, mode="min_size"):
        self.iterables = iterables

    def __iter__(self):
        if isinstance(self.iterables, dict):
            names = list(self.iterables)
            return iter([(dict(zip(names, b)), 0, 0) for b in zip(*self.iterables.values())])
        return iter([(list(b), 0, 0) for b in zip(*self.iterables)])


_WHOLE = {"16-true": torch.float16, "bf16-true": torch.bfloat16, "64-true": torch.float64, "64": torch.float64, 64: torch.float64}
_MIXED = (16, "16", "16-mixed", "bf16", "bf16-mixed")
_FULL = (None, 32, "32", "32-true")


class _Precision:
    """What a precision makes of a module and its inputs. Which operators are cast by a mixed one, the device decides."""

    def __init__(self, precision, plugins=None):
        told = not is_unknown(precision) and not plugins
        self.dtype = _WHOLE.get(precision) if told else None
        self.mixed = told and precision in _MIXED
        self.full = told and precision in _FULL

    def module(self, module):
        return module if self.dtype is None else module.to(self.dtype)

    def inputs(self, data):
        return data if self.dtype is None else _floats_to(data, self.dtype)

    def context(self):
        if self.dtype is not None:
            return _default_dtype(self.dtype)
        if self.full:
            return contextlib.nullcontext()
        return torch.autocast("cpu", dtype=unknown(""), enabled=unknown("bool"))


@contextlib.contextmanager
def _default_dtype(dtype):
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    yield
    torch.set_default_dtype(before)


def _floats_to(data, dtype):
    if is_unknown(data):
        return data
    if isinstance(data, torch.Tensor):
        return data.to(dtype) if data.is_floating_point() else data
    if isinstance(data, dict):
        return {k: _floats_to(v, dtype) for k, v in data.items()}
    if isinstance(data, (list, tuple)) and not hasattr(data, "_fields"):
        return type(data)([_floats_to(v, dtype) for v in data])
    return data


class Trainer:
    def __init__(self, *args, **kwargs):
        self._precision = _Precision(kwargs.get("precision"), kwargs.get("plugins"))
        self.callbacks = kwargs.get("callbacks") or []
        self.max_epochs = kwargs.get("max_epochs", 1000)
        self.is_global_zero = True
        self.global_rank = 0
        self.local_rank = 0
        self.world_size = 1
        self.num_devices = 1
        self.sanity_checking = False
        self.fast_dev_run = kwargs.get("fast_dev_run", False)
        self.datamodule = None
        self.model = None

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")

    @property
    def lightning_module(self):
        return self.model

    @classmethod
    def add_argparse_args(cls, parent_parser, **kwargs):
        parent_parser.given_more = True
        return parent_parser

    @classmethod
    def from_argparse_args(cls, args, **kwargs):
        return cls(**kwargs)

    def fit(self, model, train_dataloaders=None, val_dataloaders=None, datamodule=None, ckpt_path=None, train_dataloader=None, **kwargs):
        train_dataloaders = train_dataloader if train_dataloaders is None else train_dataloaders
        if isinstance(train_dataloaders, LightningDataModule):
            train_dataloaders, datamodule = None, train_dataloaders
        if not self._attach(model, datamodule, "fit"):
            return
        model.configure_model()
        self._optimizers(model)
        model.on_fit_start()
        self._evaluate(model, val_dataloaders, datamodule, "val", "validation")
        model.train()
        model.on_train_start()
        model.on_train_epoch_start()
        if hasattr(model, "training_step"):
            loaders = self._loaders(model, train_dataloaders, datamodule, "train")
            if isinstance(loaders, (list, tuple, dict)):
                loaders = [b for b, _, _ in Combined(loaders)]
            self._prepared(loaders)
            if loaders is not None:
                for batch in loaders:
                    self._train(model, self._transferred(model, datamodule, batch))
        if hasattr(model, "training_epoch_end"):
            model.training_epoch_end(unknown("list"))
        model.on_train_epoch_end()
        model.on_train_end()
        model.on_fit_end()

    def _prepared(self, loaders):
        """What the program's own callbacks give to the data, nobody knows."""
        if isinstance(loaders, torch.utils.data.DataLoader) and any("lightning" not in type(c).__module__ for c in self.callbacks):
            open_attributes(loaders.dataset)

    def _train(self, model, batch):
        model.on_train_batch_start(batch, 0)
        out = self._step(model.training_step, batch, 0)
        loss = out
        if isinstance(out, dict) and "loss" in out:
            loss = out["loss"]
        if model.automatic_optimization and isinstance(loss, torch.Tensor):
            model.on_before_backward(loss)
            model.backward(loss)
            model.on_after_backward()
        model.on_train_batch_end(out, batch, 0)

    def validate(self, model=None, dataloaders=None, ckpt_path=None, verbose=True, datamodule=None, **kwargs):
        return self._only(model, dataloaders, datamodule, "validate", "val", "validation")

    def test(self, model=None, dataloaders=None, ckpt_path=None, verbose=True, datamodule=None, test_dataloaders=None, **kwargs):
        return self._only(model, test_dataloaders if dataloaders is None else dataloaders, datamodule, "test", "test", "test")

    def predict(self, model=None, dataloaders=None, datamodule=None, return_predictions=None, ckpt_path=None, **kwargs):
        return self._only(model, dataloaders, datamodule, "predict", "predict", "predict")

    def _only(self, model, dataloaders, datamodule, stage, loader, step):
        model = self.model if model is None else model
        if isinstance(dataloaders, LightningDataModule):
            dataloaders, datamodule = None, dataloaders
        if datamodule is None and dataloaders is None:
            datamodule = self.datamodule
        if not self._attach(model, datamodule, stage):
            return unknown("list")
        outputs = self._evaluate(model, dataloaders, datamodule, loader, step)
        return outputs if stage == "predict" else unknown("list")

    def _attach(self, model, datamodule, stage):
        """Set model and data up; False if nothing is known of the model."""
        if is_unknown(model) or not isinstance(model, LightningModule):
            return False
        self.model = model
        self.datamodule = datamodule
        model.trainer = self
        if datamodule is not None and not is_unknown(datamodule):
            datamodule.trainer = self
            datamodule.prepare_data()
            datamodule.setup(stage=stage)
        model.prepare_data()
        model.setup(stage=stage)
        self._precision.module(model)
        return True

    def _optimizers(self, model):
        made = model.configure_optimizers()
        if isinstance(made, dict):
            made = made.get("optimizer")
        if isinstance(made, (list, tuple)):
            first = made[0] if len(made) == 2 and isinstance(made[0], (list, tuple)) else made
            found = [o["optimizer"] if isinstance(o, dict) else o for o in first]
        else:
            found = unknown("") if made is None or is_unknown(made) else [made]
        object.__setattr__(model, "_optimizers", found)

    def _loaders(self, model, given, datamodule, name):
        """The loaders of a stage: given, of the data module or of the module itself; None if there are none."""
        if given is not None:
            return given
        for source in (datamodule, model):
            if source is not None and hasattr(source, name + "_dataloader"):
                return getattr(source, name + "_dataloader")()
        return None

    def _transferred(self, model, datamodule, batch):
        source = model if datamodule is None or not isinstance(datamodule, LightningDataModule) else datamodule
        batch = source.on_before_batch_transfer(batch, 0)
        batch = source.transfer_batch_to_device(self._precision.inputs(batch), model.device, 0)
        return source.on_after_batch_transfer(batch, 0)

    def _evaluate(self, model, given, datamodule, name, step):
        loaders = self._loaders(model, given, datamodule, name)
        outputs = []
        if loaders is None or not hasattr(model, step + "_step"):
            return unknown("list")
        model.eval()
        getattr(model, "on_" + step + "_start")()
        getattr(model, "on_" + step + "_epoch_start")()
        several = isinstance(loaders, (list, tuple))
        with torch.no_grad():
            for i, loader in enumerate(loaders if several else [loaders]):
                for batch in loader:
                    batch = self._transferred(model, datamodule, batch)
                    outputs.append(self._step(getattr(model, step + "_step"), batch, i))
        if hasattr(model, step + "_epoch_end"):
            getattr(model, step + "_epoch_end")(outputs)
        getattr(model, "on_" + step + "_epoch_end")()
        getattr(model, "on_" + step + "_end")()
        model.train()
        return outputs

    def _step(self, step, batch, loader):
        with self._precision.context():
            return self._called(step, batch, loader)

    def _called(self, step, batch, loader):
        """Call a step with as many of batch, number of the batch and number of the loader as it takes."""
        kinds = [p.kind.value for p in inspect.signature(step).parameters.values()]
        if 2 in kinds:
            return step(batch, unknown("int"))
        positional = len([k for k in kinds if k < 2])
        if positional == 1:
            return step(batch)
        if positional == 2:
            return step(batch, unknown("int"))
        if positional == 3:
            return step(batch, unknown("int"), loader)
        return unknown("")

    def save_checkpoint(self, *args, **kwargs):
        pass


class LightningCLI:
    def __init__(self, model_class=None, datamodule_class=None, *args, run=True, trainer_class=None, **kwargs):
        self.model = unknown("") if model_class is None else call(model_class)
        self.datamodule = None if datamodule_class is None else call(datamodule_class)
        self.trainer = Trainer()
        self.parser = unknown("")
        self.config = unknown("")
        if run:
            self.trainer.fit(self.model, datamodule=self.datamodule)


class _FabricModule(nn.Module):
    def __init__(self, forward_module, precision):
        super().__init__()
        self._original_module = self._forward_module = forward_module
        self._precision = precision
        self._fabric_module_initialized = True

    @property
    def module(self):
        return self._original_module

    @property
    def device(self):
        return torch.device("cpu")

    @property
    def dtype(self):
        return unknown("")

    def forward(self, *args, **kwargs):
        p = self._precision
        with p.context():
            out = self._forward_module(*p.inputs(args), **p.inputs(kwargs))
        return out if p.full else _floats_to(out, torch.get_default_dtype())

    def state_dict(self, *args, **kwargs):
        return self._original_module.state_dict(*args, **kwargs)

    def load_state_dict(self, state_dict, strict=True, **kwargs):
        return self._original_module.load_state_dict(state_dict, strict, **kwargs)

    def mark_forward_method(self, method):
        pass

    def __getattr__(self, item):
        return getattr(self._original_module, item)

    def __setattr__(self, name, value):
        """What both have is set in both; what none has is the module's."""
        if "_fabric_module_initialized" not in self.__dict__:
            super().__setattr__(name, value)
            return
        own = name in self.__dict__ or name in self._modules or hasattr(type(self), name)
        if not own or hasattr(self._original_module, name):
            setattr(self._original_module, name, value)
        if own:
            super().__setattr__(name, value)


def _wrapped(optimizer):
    """An optimizer as it is, and where its wrapper would keep it."""
    optimizer.optimizer = optimizer
    return optimizer


class Fabric:
    def __init__(self, accelerator="auto", strategy="auto", devices="auto", num_nodes=1, precision=None, plugins=None, callbacks=None, loggers=None):
        self._precision = _Precision(precision, plugins)
        self.device = torch.device("cpu")
        self.global_rank = 0
        self.local_rank = 0
        self.node_rank = 0
        self.world_size = 1
        self.is_global_zero = True

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")

    def setup(self, module, *optimizers, **kwargs):
        module = self.setup_module(module)
        return module if len(optimizers) == 0 else (module,) + tuple([_wrapped(o) for o in optimizers])

    def setup_module(self, module, **kwargs):
        if is_unknown(module):
            return module
        if isinstance(module, _FabricModule):
            raise ValueError("A model should be passed only once to the `setup` method.")
        return _FabricModule(self._precision.module(module), self._precision)

    def setup_optimizers(self, *optimizers):
        wrapped = tuple([_wrapped(o) for o in optimizers])
        return wrapped[0] if len(wrapped) == 1 else wrapped

    def setup_dataloaders(self, *dataloaders, **kwargs):
        return dataloaders[0] if len(dataloaders) == 1 else list(dataloaders)

    def backward(self, tensor, *args, model=None, **kwargs):
        tensor.backward(*args, **kwargs)

    def to_device(self, obj):
        return obj

    def launch(self, function=None, *args, **kwargs):
        if function is not None:
            return function(self, *args, **kwargs)

    def autocast(self):
        return self._precision.context()

    def no_backward_sync(self, module, enabled=True):
        return contextlib.nullcontext()

    def rank_zero_first(self, local=False):
        return contextlib.nullcontext()

    def init_tensor(self):
        return contextlib.nullcontext() if self._precision.mixed else self._precision.context()

    def init_module(self, empty_init=None):
        return self.init_tensor()

    def sharded_model(self):
        return self.init_tensor()

    def broadcast(self, obj, src=0):
        return obj

    @staticmethod
    def seed_everything(seed=None, workers=None, verbose=True):
        return seed

    print = log = log_dict = save = load_raw = call = barrier = clip_gradients = _ignored
