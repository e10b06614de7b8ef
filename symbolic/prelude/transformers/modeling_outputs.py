from transformers._outputs import ModelOutput


class BaseModelOutput(ModelOutput):
    positions = ("last_hidden_state",)


class BaseModelOutputWithPooling(ModelOutput):
    positions = ("last_hidden_state",)


class BaseModelOutputWithPast(ModelOutput):
    positions = ("last_hidden_state",)


class BaseModelOutputWithPoolingAndCrossAttentions(ModelOutput):
    positions = ("last_hidden_state",)


class BaseModelOutputWithPastAndCrossAttentions(ModelOutput):
    positions = ("last_hidden_state",)


class SequenceClassifierOutput(ModelOutput):
    positions = ("loss", "logits")


class TokenClassifierOutput(ModelOutput):
    positions = ("loss", "logits")


class QuestionAnsweringModelOutput(ModelOutput):
    positions = ("loss", "start_logits", "end_logits")


class MultipleChoiceModelOutput(ModelOutput):
    positions = ("loss", "logits")


class MaskedLMOutput(ModelOutput):
    positions = ("loss", "logits")


class CausalLMOutput(ModelOutput):
    positions = ("loss", "logits")


class CausalLMOutputWithPast(ModelOutput):
    positions = ("loss", "logits")


class CausalLMOutputWithCrossAttentions(ModelOutput):
    positions = ("loss", "logits")


class Seq2SeqModelOutput(ModelOutput):
    positions = ("last_hidden_state",)


class Seq2SeqLMOutput(ModelOutput):
    positions = ("loss", "logits")


class ImageClassifierOutput(ModelOutput):
    positions = ("loss", "logits")
