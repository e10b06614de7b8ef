from torch import nn
from transformers.configuration_utils import PreTrainedConfig
from transformers.modeling_utils import PreTrainedModel


class BertConfig(PreTrainedConfig):
    model_type = "bert"
    num_labels = 2


class BertModel(PreTrainedModel):
    config_class = BertConfig

    def __init__(self, config, pooled=True):
        super().__init__(config)
        self.inner = nn.Linear(config.hidden_size, config.intermediate_size)
        self.head = nn.Linear(config.intermediate_size, config.num_labels) if pooled else None

    def forward(self, x):
        x = self.inner(x)
        return x if self.head is None else self.head(x)
