# Fields of what models return may be given by position.
import torch
from transformers.modeling_outputs import BaseModelOutput, SequenceClassifierOutput

x = torch.zeros(2, 3)
x + BaseModelOutput(torch.zeros(2, 4)).last_hidden_state  # want "3 against 4"
x + BaseModelOutput(last_hidden_state=torch.zeros(2, 5)).last_hidden_state  # want "3 against 5"
x + SequenceClassifierOutput(None, torch.zeros(2, 6)).logits  # want "3 against 6"
x + BaseModelOutput(torch.zeros(2, 4), torch.zeros(2, 3)).hidden_states
