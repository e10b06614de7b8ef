from transformers.models.auto.auto_factory import AutoModel
from transformers.models.auto.configuration_auto import AutoConfig
from transformers.models.bert import BertConfig, BertModel
