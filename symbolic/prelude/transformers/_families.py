"""The families of models, each with its heads."""
from transformers import _config
from transformers._models import (ConditionalGeneration, EncoderDecoder, LanguageModel, PictureClassification, PictureModel, PreTrainedModel,
                                  QuestionAnswering, SequenceClassification, TextModel, TokenClassification, picture_sizes, _batch_and_length)
from _pylib import unknown
from _shapelint import is_unknown


class BertPreTrainedModel(PreTrainedModel):
    config_class = _config.BertConfig
    base_model_prefix = "bert"


class BertModel(TextModel, BertPreTrainedModel):
    described = True
    pools = True
    spare_positions = 0


class BertForSequenceClassification(SequenceClassification, BertPreTrainedModel):
    described = True
    base_class = BertModel


class BertForTokenClassification(TokenClassification, BertPreTrainedModel):
    described = True
    base_class = BertModel


class BertForQuestionAnswering(QuestionAnswering, BertPreTrainedModel):
    described = True
    base_class = BertModel


class BertForMaskedLM(LanguageModel, BertPreTrainedModel):
    described = True
    base_class = BertModel


class RobertaPreTrainedModel(PreTrainedModel):
    config_class = _config.RobertaConfig
    base_model_prefix = "roberta"


class RobertaModel(TextModel, RobertaPreTrainedModel):
    described = True
    pools = True
    spare_positions = 2


class RobertaForSequenceClassification(SequenceClassification, RobertaPreTrainedModel):
    described = True
    base_class = RobertaModel


class RobertaForTokenClassification(TokenClassification, RobertaPreTrainedModel):
    described = True
    base_class = RobertaModel


class RobertaForQuestionAnswering(QuestionAnswering, RobertaPreTrainedModel):
    described = True
    base_class = RobertaModel


class RobertaForMaskedLM(LanguageModel, RobertaPreTrainedModel):
    described = True
    base_class = RobertaModel


class XLMRobertaPreTrainedModel(PreTrainedModel):
    config_class = _config.XLMRobertaConfig
    base_model_prefix = "roberta"


class XLMRobertaModel(TextModel, XLMRobertaPreTrainedModel):
    described = True
    pools = True
    spare_positions = 2


class XLMRobertaForSequenceClassification(SequenceClassification, XLMRobertaPreTrainedModel):
    described = True
    base_class = XLMRobertaModel


class XLMRobertaForTokenClassification(TokenClassification, XLMRobertaPreTrainedModel):
    described = True
    base_class = XLMRobertaModel


class XLMRobertaForQuestionAnswering(QuestionAnswering, XLMRobertaPreTrainedModel):
    described = True
    base_class = XLMRobertaModel


class XLMRobertaForMaskedLM(LanguageModel, XLMRobertaPreTrainedModel):
    described = True
    base_class = XLMRobertaModel


class DistilBertPreTrainedModel(PreTrainedModel):
    config_class = _config.DistilBertConfig
    base_model_prefix = "distilbert"


class DistilBertModel(TextModel, DistilBertPreTrainedModel):
    described = True
    pools = False
    spare_positions = 0


class DistilBertForSequenceClassification(SequenceClassification, DistilBertPreTrainedModel):
    described = True
    base_class = DistilBertModel


class DistilBertForTokenClassification(TokenClassification, DistilBertPreTrainedModel):
    described = True
    base_class = DistilBertModel


class DistilBertForQuestionAnswering(QuestionAnswering, DistilBertPreTrainedModel):
    described = True
    base_class = DistilBertModel


class DistilBertForMaskedLM(LanguageModel, DistilBertPreTrainedModel):
    described = True
    base_class = DistilBertModel


class AlbertPreTrainedModel(PreTrainedModel):
    config_class = _config.AlbertConfig
    base_model_prefix = "albert"


class AlbertModel(TextModel, AlbertPreTrainedModel):
    described = True
    pools = True
    spare_positions = 0


class AlbertForSequenceClassification(SequenceClassification, AlbertPreTrainedModel):
    described = True
    base_class = AlbertModel


class AlbertForTokenClassification(TokenClassification, AlbertPreTrainedModel):
    described = True
    base_class = AlbertModel


class AlbertForQuestionAnswering(QuestionAnswering, AlbertPreTrainedModel):
    described = True
    base_class = AlbertModel


class AlbertForMaskedLM(LanguageModel, AlbertPreTrainedModel):
    described = True
    base_class = AlbertModel


class ElectraPreTrainedModel(PreTrainedModel):
    config_class = _config.ElectraConfig
    base_model_prefix = "electra"


class ElectraModel(TextModel, ElectraPreTrainedModel):
    described = True
    pools = False
    spare_positions = 0


class ElectraForSequenceClassification(SequenceClassification, ElectraPreTrainedModel):
    described = True
    base_class = ElectraModel


class ElectraForTokenClassification(TokenClassification, ElectraPreTrainedModel):
    described = True
    base_class = ElectraModel


class ElectraForQuestionAnswering(QuestionAnswering, ElectraPreTrainedModel):
    described = True
    base_class = ElectraModel


class ElectraForMaskedLM(LanguageModel, ElectraPreTrainedModel):
    described = True
    base_class = ElectraModel


class DebertaV2PreTrainedModel(PreTrainedModel):
    config_class = _config.DebertaV2Config
    base_model_prefix = "deberta"


class DebertaV2Model(TextModel, DebertaV2PreTrainedModel):
    described = True
    pools = False
    spare_positions = None


class DebertaV2ForSequenceClassification(SequenceClassification, DebertaV2PreTrainedModel):
    described = True
    base_class = DebertaV2Model


class DebertaV2ForTokenClassification(TokenClassification, DebertaV2PreTrainedModel):
    described = True
    base_class = DebertaV2Model


class DebertaV2ForQuestionAnswering(QuestionAnswering, DebertaV2PreTrainedModel):
    described = True
    base_class = DebertaV2Model


class DebertaV2ForMaskedLM(LanguageModel, DebertaV2PreTrainedModel):
    described = True
    base_class = DebertaV2Model


class MPNetPreTrainedModel(PreTrainedModel):
    config_class = _config.MPNetConfig
    base_model_prefix = "mpnet"


class MPNetModel(TextModel, MPNetPreTrainedModel):
    described = True
    pools = True
    spare_positions = 2


class MPNetForSequenceClassification(SequenceClassification, MPNetPreTrainedModel):
    described = True
    base_class = MPNetModel


class MPNetForTokenClassification(TokenClassification, MPNetPreTrainedModel):
    described = True
    base_class = MPNetModel


class MPNetForQuestionAnswering(QuestionAnswering, MPNetPreTrainedModel):
    described = True
    base_class = MPNetModel


class MPNetForMaskedLM(LanguageModel, MPNetPreTrainedModel):
    described = True
    base_class = MPNetModel


class GPT2PreTrainedModel(PreTrainedModel):
    config_class = _config.GPT2Config
    base_model_prefix = "transformer"


class GPT2Model(TextModel, GPT2PreTrainedModel):
    described = True
    caches = True
    spare_positions = 0


class GPT2LMHeadModel(LanguageModel, GPT2PreTrainedModel):
    described = True
    base_class = GPT2Model


class GPT2ForSequenceClassification(SequenceClassification, GPT2PreTrainedModel):
    described = True
    base_class = GPT2Model


class GPT2ForTokenClassification(TokenClassification, GPT2PreTrainedModel):
    described = True
    base_class = GPT2Model


class OPTPreTrainedModel(PreTrainedModel):
    config_class = _config.OPTConfig
    base_model_prefix = "model"


class OPTModel(TextModel, OPTPreTrainedModel):
    described = True
    caches = True
    spare_positions = None


class OPTForCausalLM(LanguageModel, OPTPreTrainedModel):
    described = True
    base_class = OPTModel


class OPTForSequenceClassification(SequenceClassification, OPTPreTrainedModel):
    described = True
    base_class = OPTModel


class LlamaPreTrainedModel(PreTrainedModel):
    config_class = _config.LlamaConfig
    base_model_prefix = "model"


class LlamaModel(TextModel, LlamaPreTrainedModel):
    described = True
    caches = True
    spare_positions = None


class LlamaForCausalLM(LanguageModel, LlamaPreTrainedModel):
    described = True
    base_class = LlamaModel


class LlamaForSequenceClassification(SequenceClassification, LlamaPreTrainedModel):
    described = True
    base_class = LlamaModel


class LlamaForTokenClassification(TokenClassification, LlamaPreTrainedModel):
    described = True
    base_class = LlamaModel


class MistralPreTrainedModel(PreTrainedModel):
    config_class = _config.MistralConfig
    base_model_prefix = "model"


class MistralModel(TextModel, MistralPreTrainedModel):
    described = True
    caches = True
    spare_positions = None


class MistralForCausalLM(LanguageModel, MistralPreTrainedModel):
    described = True
    base_class = MistralModel


class MistralForSequenceClassification(SequenceClassification, MistralPreTrainedModel):
    described = True
    base_class = MistralModel


class MistralForTokenClassification(TokenClassification, MistralPreTrainedModel):
    described = True
    base_class = MistralModel


class T5PreTrainedModel(PreTrainedModel):
    config_class = _config.T5Config


class T5Model(EncoderDecoder, T5PreTrainedModel):
    described = True
    shifts_inputs = False


class T5ForConditionalGeneration(ConditionalGeneration, T5PreTrainedModel):
    described = True
    shifts_inputs = False


class BartPreTrainedModel(PreTrainedModel):
    config_class = _config.BartConfig


class BartModel(EncoderDecoder, BartPreTrainedModel):
    described = True
    shifts_inputs = True


class BartForConditionalGeneration(ConditionalGeneration, BartPreTrainedModel):
    described = True
    shifts_inputs = True


class T5EncoderModel(TextModel, T5PreTrainedModel):
    described = True


class ViTPreTrainedModel(PreTrainedModel):
    config_class = _config.ViTConfig
    base_model_prefix = "vit"


class ViTModel(PictureModel, ViTPreTrainedModel):
    described = True


class ViTForImageClassification(PictureClassification, ViTPreTrainedModel):
    described = True
    base_class = ViTModel


class CLIPPreTrainedModel(PreTrainedModel):
    config_class = _config.CLIPConfig


class _CLIPPart(PreTrainedModel):
    @classmethod
    def from_pretrained(cls, pretrained_model_name_or_path=None, *args, config=None, **kwargs):
        if config is None:
            config = getattr(_config.CLIPConfig.from_pretrained(pretrained_model_name_or_path), cls.side)
        return cls(config)


class CLIPTextModel(_CLIPPart, TextModel):
    described = True
    config_class = _config.CLIPTextConfig
    side = "text_config"
    pools = True
    spare_positions = 0


class CLIPVisionModel(_CLIPPart, PictureModel):
    described = True
    config_class = _config.CLIPVisionConfig
    side = "vision_config"


class CLIPModel(CLIPPreTrainedModel):
    described = True

    def forward(self, input_ids=None, pixel_values=None, *args, return_loss=None, return_dict=None, **kwargs):
        texts, _ = _batch_and_length(self.config, input_ids, None, self.config.text_config.max_position_embeddings, "CLIPModel")
        pictures, _ = picture_sizes(self.config.vision_config, pixel_values, kwargs.get("interpolate_pos_encoding"))
        width = self.config.projection_dim
        return self._result(return_dict, {
            "loss": self._rand() if return_loss else None,
            "logits_per_image": self._rand(pictures, texts),
            "logits_per_text": self._rand(texts, pictures),
            "text_embeds": self._rand(texts, width),
            "image_embeds": self._rand(pictures, width),
            "text_model_output": unknown(""),
            "vision_model_output": unknown("")})

    def get_text_features(self, *args, **kwargs):
        return unknown("")  # a tensor or an object, by version

    get_image_features = get_text_features


class Wav2Vec2PreTrainedModel(PreTrainedModel):
    config_class = _config.Wav2Vec2Config
    main_input_name = "input_values"


class Wav2Vec2Model(Wav2Vec2PreTrainedModel):
    described = True

    def forward(self, input_values=None, *args, output_hidden_states=None, output_attentions=None, return_dict=None, **kwargs):
        batch, frames = _frames(self.config, input_values)
        width = self.config.hidden_size
        return self._result(return_dict, {
            "last_hidden_state": self._rand(batch, frames, width),
            "extract_features": unknown("Tensor"),
            "hidden_states": self._layers(output_hidden_states, batch, frames, width),
            "attentions": self._attentions(output_attentions)})


class Wav2Vec2ForCTC(Wav2Vec2PreTrainedModel):
    described = True

    def forward(self, input_values=None, *args, labels=None, return_dict=None, **kwargs):
        batch, frames = _frames(self.config, input_values)
        return self._result(return_dict, {
            "loss": None if labels is None else self._rand(),
            "logits": self._rand(batch, frames, self.config.vocab_size)})


class Wav2Vec2ForSequenceClassification(Wav2Vec2PreTrainedModel):
    described = True

    def forward(self, input_values=None, *args, labels=None, return_dict=None, **kwargs):
        batch, _ = _frames(self.config, input_values)
        return self._result(return_dict, {
            "loss": None if labels is None else self._rand(),
            "logits": self._rand(batch, self.config.num_labels)})


def _frames(config, samples):
    """How many frames the convolutions make of a wave."""
    if is_unknown(samples):
        return unknown("int"), unknown("int")
    if "conv_kernel" in config.__dict__ or "conv_stride" in config.__dict__:
        return samples.size(0), unknown("int")
    length = samples.size(1)
    for kernel, stride in ((10, 5), (3, 2), (3, 2), (3, 2), (3, 2), (2, 2), (2, 2)):
        length = (length - kernel) // stride + 1
    return samples.size(0), length


class WhisperPreTrainedModel(PreTrainedModel):
    config_class = _config.WhisperConfig
    main_input_name = "input_features"


class WhisperModel(WhisperPreTrainedModel):
    described = True

    def forward(self, input_features=None, attention_mask=None, decoder_input_ids=None, *args, labels=None, return_dict=None, **kwargs):
        if not is_unknown(input_features) and input_features is not None:
            frames = self.config.max_source_positions * 2
            if input_features.size(-1) != frames:
                raise ValueError(f"Whisper expects the mel input features to be of length {frames}, but found {input_features.size(-1)}.")
        target = labels if decoder_input_ids is None else decoder_input_ids
        known = target is not None and not is_unknown(target)
        batch = input_features.size(0) if input_features is not None and not is_unknown(input_features) else unknown("int")
        out = self._rand(target.size(0), target.size(1), self._width()) if known else unknown("Tensor")
        return self._result(return_dict, {
            "loss": None if labels is None else self._rand(),
            self._name(): out,
            "past_key_values": unknown(""),
            "encoder_last_hidden_state": self._rand(batch, self.config.max_source_positions, self.config.hidden_size)})

    def _width(self):
        return self.config.hidden_size

    def _name(self):
        return "last_hidden_state"


class WhisperForConditionalGeneration(WhisperModel):
    described = True

    def _width(self):
        return self.config.vocab_size

    def _name(self):
        return "logits"

