from transformers._outputs import ModelOutput


class BaseModelOutput(ModelOutput):
    pass


class BaseModelOutputWithPooling(ModelOutput):
    pass


class BaseModelOutputWithPast(ModelOutput):
    pass


class BaseModelOutputWithPoolingAndCrossAttentions(ModelOutput):
    pass


class BaseModelOutputWithPastAndCrossAttentions(ModelOutput):
    pass


class SequenceClassifierOutput(ModelOutput):
    pass


class TokenClassifierOutput(ModelOutput):
    pass


class QuestionAnsweringModelOutput(ModelOutput):
    pass


class MultipleChoiceModelOutput(ModelOutput):
    pass


class MaskedLMOutput(ModelOutput):
    pass


class CausalLMOutput(ModelOutput):
    pass


class CausalLMOutputWithPast(ModelOutput):
    pass


class CausalLMOutputWithCrossAttentions(ModelOutput):
    pass


class Seq2SeqModelOutput(ModelOutput):
    pass


class Seq2SeqLMOutput(ModelOutput):
    pass


class ImageClassifierOutput(ModelOutput):
    pass
