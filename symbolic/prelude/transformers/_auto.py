"""Models found by the name of their checkpoint."""
import _checkpoints
from transformers import _config, _families
from transformers._models import OtherModel
from _shapelint import is_unknown

_PREFIX = {"bert": "Bert", "roberta": "Roberta", "xlm-roberta": "XLMRoberta", "distilbert": "DistilBert", "albert": "Albert",
           "electra": "Electra", "deberta-v2": "DebertaV2", "mpnet": "MPNet", "gpt2": "GPT2", "opt": "OPT", "llama": "Llama",
           "mistral": "Mistral", "t5": "T5", "bart": "Bart", "vit": "ViT", "clip": "CLIP", "wav2vec2": "Wav2Vec2", "whisper": "Whisper"}


class _Auto:
    ends = ("Model",)

    @classmethod
    def _class(cls, model_type):
        prefix = _PREFIX.get(model_type)
        for end in cls.ends:
            if prefix is not None and hasattr(_families, prefix + end):
                return getattr(_families, prefix + end)
        return OtherModel

    @classmethod
    def from_pretrained(cls, pretrained_model_name_or_path=None, *args, config=None, **kwargs):
        name = pretrained_model_name_or_path
        kind = None
        if config is not None and not is_unknown(config):
            kind = config.model_type
        elif not is_unknown(name) and isinstance(name, str):
            kind, _ = _checkpoints.find(name)
        return cls._class(kind).from_pretrained(name, *args, config=config, **kwargs)

    @classmethod
    def from_config(cls, config, **kwargs):
        return cls._class(config.model_type)(config)

    @classmethod
    def register(cls, *args, **kwargs):
        pass


class AutoModel(_Auto):
    pass


class AutoModelForSequenceClassification(_Auto):
    ends = ("ForSequenceClassification",)


class AutoModelForTokenClassification(_Auto):
    ends = ("ForTokenClassification",)


class AutoModelForQuestionAnswering(_Auto):
    ends = ("ForQuestionAnswering",)


class AutoModelForMaskedLM(_Auto):
    ends = ("ForMaskedLM",)


class AutoModelForCausalLM(_Auto):
    ends = ("LMHeadModel", "ForCausalLM")


class AutoModelForSeq2SeqLM(_Auto):
    ends = ("ForConditionalGeneration",)


class AutoModelForImageClassification(_Auto):
    ends = ("ForImageClassification",)


class AutoModelForAudioClassification(_Auto):
    ends = ("ForSequenceClassification",)


class AutoModelForCTC(_Auto):
    ends = ("ForCTC",)


class AutoModelForSpeechSeq2Seq(_Auto):
    ends = ("ForConditionalGeneration",)
