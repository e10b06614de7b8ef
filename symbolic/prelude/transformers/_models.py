"""Models by what they take and return; what is inside of them is not described. https://huggingface.co/docs/transformers"""
import inspect
import torch
from torch import nn
from transformers import _config
from transformers._outputs import ModelOutput
from _pylib import unknown
from _shapelint import is_unknown


class Part(nn.Module):
    """A submodule that is not described. Whoever puts something else into it changes its model in an unknown way."""

    def __init__(self, owner):
        super().__init__()
        object.__setattr__(self, "_owner", owner)
        _open(self)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("") if name in ("weight", "bias") else Part(self._owner)

    def __setattr__(self, name, value):
        self._owner.change()

    def __getitem__(self, index):
        return Part(self._owner)

    def __iter__(self):
        return iter([Part(self._owner)])

    def __len__(self):
        return unknown("int")

    def _number(self, *others):
        return unknown("")  # it was no submodule, but a width or a parameter

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __neg__ = __pow__ = __rpow__ = _number
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __matmul__ = __rmatmul__ = _number
    __lt__ = __le__ = __gt__ = __ge__ = _number

    def forward(self, *args, **kwargs):
        return unknown("")

    def _hooked(self, hook, **kwargs):
        return unknown("")(hook)  # its model calls it, and that is not described

    register_forward_hook = register_forward_pre_hook = register_full_backward_hook = _hooked


def _open(module):
    nn.Module.__setattr__(module, unknown("str"), unknown(""))  # it has more parameters and modules than are described


# Options that are always the configuration's, though a constructor may have parameters of these names.
_OF_CONFIG = ("num_labels", "output_hidden_states", "output_attentions", "return_dict", "problem_type", "id2label", "label2id", "use_cache")


class PreTrainedModel(nn.Module):
    config_class = _config.PretrainedConfig
    base_model_prefix = ""
    base_class = None
    own_names = ()
    main_input_name = "input_ids"

    def __init__(self, config=None, *args, **kwargs):
        super().__init__()
        object.__setattr__(self, "_built", False)
        object.__setattr__(self, "_changed", False)
        self.config = config
        if getattr(type(self), "described", False):
            self.anchor = nn.Parameter(torch.rand(()))
            if self.base_class is not None:
                setattr(self, self.base_model_prefix, self.base_class(config))
            _open(self)
            object.__setattr__(self, "_built", True)

    def change(self):
        object.__setattr__(self, "_changed", True)

    def __setattr__(self, name, value):
        if self.__dict__.get("_built", False) and name not in ("config", "training"):
            self.change()
        super().__setattr__(name, value)

    def __getattr__(self, name):
        if name.startswith("__") or not self.__dict__.get("_built", False):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return Part(self)

    @classmethod
    def from_pretrained(cls, pretrained_model_name_or_path=None, *model_args, config=None, **kwargs):
        if config is None or is_unknown(config) or isinstance(config, str):
            config = cls.config_class.from_pretrained(pretrained_model_name_or_path, **kwargs)
        else:
            for name, value in kwargs.items():
                if name not in _config._LOADING:
                    setattr(config, name, value)
        taken = inspect.signature(cls).parameters
        model = cls(config, *model_args, **{k: v for k, v in kwargs.items() if k in taken and k not in _OF_CONFIG})
        for name in ("torch_dtype", "dtype", "quantization_config", "load_in_8bit", "load_in_4bit"):
            if kwargs.get(name) is not None:
                dtype = kwargs[name]
                if name in ("torch_dtype", "dtype") and isinstance(dtype, torch.dtype):
                    model.to(dtype)
                elif hasattr(model, "change"):
                    model.change()
        return model

    @classmethod
    def from_config(cls, config, **kwargs):
        return cls(config)

    _from_config = from_config

    def post_init(self):
        pass

    init_weights = tie_weights = gradient_checkpointing_enable = gradient_checkpointing_disable = post_init

    def _nothing(self, *args, **kwargs):
        pass

    enable_input_require_grads = save_pretrained = push_to_hub = _init_weights = warn_if_padding_and_no_attention_mask = _nothing
    gradient_checkpointing_enable = _nothing
    supports_gradient_checkpointing = True
    _no_split_modules = None
    _keys_to_ignore_on_load_missing = None

    @property
    def device(self):
        return torch.device("cpu")

    @property
    def dtype(self):
        return self.anchor.dtype if self._built else torch.get_default_dtype()

    @property
    def base_model(self):
        return getattr(self, self.base_model_prefix) if self.base_class is not None else self

    def num_parameters(self, *args, **kwargs):
        return unknown("int")

    def get_input_embeddings(self):
        return nn.Embedding(self.config.vocab_size, self.config.hidden_size)

    def get_output_embeddings(self):
        return unknown("")

    def set_input_embeddings(self, value):
        self.change()

    def resize_token_embeddings(self, new_num_tokens=None, *args, **kwargs):
        if new_num_tokens is not None:
            self.config.vocab_size = new_num_tokens
        return self.get_input_embeddings()

    def get_extended_attention_mask(self, attention_mask, *args, **kwargs):
        return unknown("Tensor")

    def get_head_mask(self, *args, **kwargs):
        return unknown("")

    def generate(self, *args, **kwargs):
        return unknown("")

    def _rand(self, *shape):
        """An output: of the model's dtype, and one that has a gradient."""
        return torch.rand(shape, dtype=self.anchor.dtype) * self.anchor

    def _result(self, return_dict, fields):
        """The outputs as a tuple or an object; nothing is known of those of a model that was changed."""
        if self._changed:
            fields = {k: None if v is None else unknown("") for k, v in fields.items()}
        if return_dict is None:
            return_dict = self.config.return_dict
        out = ModelOutput(**fields)
        return out if return_dict else out.to_tuple()

    def _layers(self, wanted, batch, length, width):
        """hidden_states, where they are asked for."""
        if not _asked(wanted, self.config.output_hidden_states):
            return None
        n = self.config.num_hidden_layers
        return unknown("tuple") if is_unknown(n) else tuple([self._rand(batch, length, width) for _ in range(n + 1)])

    def _attentions(self, wanted):
        return unknown("tuple") if _asked(wanted, self.config.output_attentions) else None


def _asked(given, default):
    return default if given is None else given


def _batch_and_length(config, ids, embeddings, limit, who):
    """The first two sizes of what a text model is given."""
    given = embeddings if ids is None else ids
    if given is None:
        raise ValueError("You have to specify either input_ids or inputs_embeds")
    if is_unknown(given):
        return unknown("int"), unknown("int")
    if ids is not None and given.dim() == 1:
        raise ValueError(f"{who} takes input_ids of [batch, length], got {list(given.shape)}")
    batch, length = given.size(0), given.size(1)
    if limit is not None and not is_unknown(limit) and length > limit:
        raise ValueError(f"{who} takes at most {limit} tokens, got {length}")
    return batch, length


class TextModel(PreTrainedModel):
    """Takes [batch, length] of ids and returns a vector for each."""
    pools = False
    # How many of the positions no token can have; None if there is no limit.
    spare_positions = None
    caches = False

    def __init__(self, config, add_pooling_layer=True, **kwargs):
        super().__init__(config)
        object.__setattr__(self, "_pools", self.pools and add_pooling_layer)

    def _limit(self):
        if self.spare_positions is None:
            return None
        limit = self.config.max_position_embeddings
        return limit if is_unknown(limit) else limit - self.spare_positions

    def forward(self, input_ids=None, attention_mask=None, *args, inputs_embeds=None, output_hidden_states=None, output_attentions=None,
                return_dict=None, **kwargs):
        batch, length = _batch_and_length(self.config, input_ids, inputs_embeds, self._limit(), type(self).__name__)
        width = self.config.hidden_size
        return self._result(return_dict, {
            "last_hidden_state": self._rand(batch, length, width),
            "pooler_output": self._rand(batch, width) if self._pools else None,
            "past_key_values": unknown("") if self.caches else None,
            "hidden_states": self._layers(output_hidden_states, batch, length, width),
            "attentions": self._attentions(output_attentions)})


class Head(PreTrainedModel):
    """A text model with something on top."""

    def forward(self, input_ids=None, attention_mask=None, *args, labels=None, inputs_embeds=None, output_hidden_states=None,
                output_attentions=None, return_dict=None, **kwargs):
        base = self.base_model
        batch, length = _batch_and_length(self.config, input_ids, inputs_embeds, base._limit(), type(self).__name__)
        if base._changed:
            self.change()
        logits = self._logits(batch, length)
        return self._result(return_dict, {
            "loss": None if labels is None else self._loss(logits, labels),
            **self._named(logits, batch, length),
            "past_key_values": unknown("") if base.caches else None,
            "hidden_states": self._layers(output_hidden_states, batch, length, self.config.hidden_size),
            "attentions": self._attentions(output_attentions)})

    def _named(self, logits, batch, length):
        return {"logits": logits}


class SequenceClassification(Head):
    def _logits(self, batch, length):
        return self._rand(batch, self.config.num_labels)

    def _loss(self, logits, labels):
        return classification_loss(self, logits, labels)


def classification_loss(model, logits, labels):
    n = model.config.num_labels
    kind = model.config.problem_type
    if is_unknown(labels) or is_unknown(n) or is_unknown(kind) or model._changed:
        return model._rand()
    if kind == "regression" or kind is None and n == 1:
        return nn.functional.mse_loss(logits.squeeze(), labels.squeeze()) if n == 1 else nn.functional.mse_loss(logits, labels)
    if kind == "multi_label_classification" or kind is None and labels.dtype not in (torch.long, torch.int):
        return nn.functional.binary_cross_entropy_with_logits(logits, labels)
    return nn.functional.cross_entropy(logits.view(-1, n), labels.view(-1))


class TokenClassification(Head):
    def _logits(self, batch, length):
        return self._rand(batch, length, self.config.num_labels)

    def _loss(self, logits, labels):
        if is_unknown(labels) or is_unknown(self.config.num_labels) or self._changed:
            return self._rand()
        return nn.functional.cross_entropy(logits.view(-1, self.config.num_labels), labels.view(-1))


class LanguageModel(Head):
    def _logits(self, batch, length):
        return self._rand(batch, length, self.config.vocab_size)

    def _loss(self, logits, labels):
        return self._rand()


class QuestionAnswering(Head):
    def _logits(self, batch, length):
        return self._rand(batch, length)

    def _named(self, logits, batch, length):
        return {"start_logits": logits, "end_logits": self._rand(batch, length)}

    def _loss(self, logits, labels):
        return self._rand()

    def forward(self, *args, start_positions=None, end_positions=None, **kwargs):
        return super().forward(*args, labels=start_positions, **kwargs)


class EncoderDecoder(PreTrainedModel):
    """Reads one text and writes another."""
    # What the decoder is given where nothing is said: the input, shifted.
    shifts_inputs = False

    def _sides(self, input_ids, decoder_input_ids, labels, inputs_embeds, encoder_outputs, decoder_inputs_embeds):
        given = input_ids if input_ids is not None else inputs_embeds
        if given is None and encoder_outputs is not None or is_unknown(given):
            source = None
        else:
            source = _batch_and_length(self.config, input_ids, inputs_embeds, None, type(self).__name__)
        target = labels if decoder_input_ids is None else decoder_input_ids
        if target is None:
            target = decoder_inputs_embeds
        if target is None:
            if not self.shifts_inputs:
                raise ValueError("You have to specify either decoder_input_ids or decoder_inputs_embeds")
            return source, source
        return source, None if is_unknown(target) else (target.size(0), target.size(1))

    def forward(self, input_ids=None, attention_mask=None, decoder_input_ids=None, *args, labels=None, inputs_embeds=None,
                encoder_outputs=None, decoder_inputs_embeds=None, output_hidden_states=None, output_attentions=None, return_dict=None, **kwargs):
        source, target = self._sides(input_ids, decoder_input_ids, labels, inputs_embeds, encoder_outputs, decoder_inputs_embeds)
        width = self.config.hidden_size
        wanted = _asked(output_hidden_states, self.config.output_hidden_states)
        return self._result(return_dict, {
            "loss": None if labels is None else self._rand(),
            **self._written(target, width),
            "past_key_values": unknown(""),
            "decoder_hidden_states": unknown("tuple") if wanted else None,
            "decoder_attentions": self._attentions(output_attentions),
            "cross_attentions": self._attentions(output_attentions),
            "encoder_last_hidden_state": self._wide(source, width),
            "encoder_hidden_states": unknown("tuple") if wanted else None,
            "encoder_attentions": self._attentions(output_attentions)})

    def _wide(self, sizes, width):
        return unknown("Tensor") if sizes is None else self._rand(sizes[0], sizes[1], width)

    def _written(self, target, width):
        return {"last_hidden_state": self._wide(target, width)}

    def get_encoder(self):
        return self.encoder

    def get_decoder(self):
        return self.decoder


class ConditionalGeneration(EncoderDecoder):
    def _written(self, target, width):
        return {"logits": self._wide(target, self.config.vocab_size)}


class PictureModel(PreTrainedModel):
    """Takes pictures and returns a vector for each patch, with one before them that stands for the whole."""
    main_input_name = "pixel_values"

    def __init__(self, config, add_pooling_layer=True, **kwargs):
        super().__init__(config)
        object.__setattr__(self, "_pools", add_pooling_layer)

    def forward(self, pixel_values=None, *args, output_hidden_states=None, output_attentions=None, interpolate_pos_encoding=None,
                return_dict=None, **kwargs):
        batch, patches = picture_sizes(self.config, pixel_values, interpolate_pos_encoding)
        width = self.config.hidden_size
        return self._result(return_dict, {
            "last_hidden_state": self._rand(batch, patches, width),
            "pooler_output": self._rand(batch, width) if self._pools else None,
            "hidden_states": self._layers(output_hidden_states, batch, patches, width),
            "attentions": self._attentions(output_attentions)})


def picture_sizes(config, pictures, interpolates):
    """The number of pictures and of vectors for each; what the model refuses is refused."""
    if pictures is None:
        raise ValueError("You have to specify pixel_values")
    side, patch, channels = config.image_size, config.patch_size, config.num_channels
    if is_unknown(pictures) or is_unknown(side) or is_unknown(patch) or not isinstance(side, int) or not isinstance(patch, int):
        return unknown("int"), unknown("int")
    if pictures.size(1) != channels:
        raise ValueError("Make sure that the channel dimension of the pixel values match with the one set in the configuration. "
                         f"Expected {channels} but got {pictures.size(1)}.")
    if interpolates:
        return pictures.size(0), unknown("int")
    if pictures.size(2) != side or pictures.size(3) != side:
        raise ValueError(f"Input image size ({pictures.size(2)}*{pictures.size(3)}) doesn't match model ({side}*{side}).")
    return pictures.size(0), (side // patch) ** 2 + 1


class PictureClassification(PreTrainedModel):
    main_input_name = "pixel_values"

    def forward(self, pixel_values=None, *args, labels=None, output_hidden_states=None, output_attentions=None,
                interpolate_pos_encoding=None, return_dict=None, **kwargs):
        batch, patches = picture_sizes(self.config, pixel_values, interpolate_pos_encoding)
        if self.base_model._changed:
            self.change()
        logits = self._rand(batch, self.config.num_labels)
        return self._result(return_dict, {
            "loss": None if labels is None else classification_loss(self, logits, labels),
            "logits": logits,
            "hidden_states": self._layers(output_hidden_states, batch, patches, self.config.hidden_size),
            "attentions": self._attentions(output_attentions)})


class OtherModel(PreTrainedModel):
    """A model of which nothing is known."""
    described = True

    def forward(self, *args, **kwargs):
        return unknown("")
