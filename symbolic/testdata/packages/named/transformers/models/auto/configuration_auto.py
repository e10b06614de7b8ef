from transformers.models.bert import BertConfig

CONFIG_MAPPING = {"bert": BertConfig}


class AutoConfig:
    @classmethod
    def from_pretrained(cls, name, **kwargs):
        raise OSError("no network")
