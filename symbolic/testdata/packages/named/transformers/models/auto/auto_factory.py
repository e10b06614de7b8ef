from transformers.models.bert import BertConfig, BertModel


def _get_model_class(config, mapping):
    return mapping[type(config)]


class AutoModel:
    _model_mapping = {BertConfig: BertModel}

    @classmethod
    def from_pretrained(cls, name, *args, **kwargs):
        raise OSError("no network")
