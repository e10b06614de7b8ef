import torch
from torch import nn
from torch.utils.data import Dataset
from transformers import (AutoConfig, AutoModel, AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer, BertModel,
                          BertPreTrainedModel, RobertaForSequenceClassification, T5ForConditionalGeneration, Trainer, TrainingArguments,
                          ViTForImageClassification, get_linear_schedule_with_warmup)
from transformers.modeling_outputs import SequenceClassifierOutput

tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")
texts = ["one", "two"]
padded = tokenizer(texts, padding="max_length", truncation=True, max_length=64, return_tensors="pt")
loose = tokenizer(texts, padding=True, return_tensors="pt").to("cuda")


class Classifier(nn.Module):
    def __init__(self, name, width, pooled=True):
        super().__init__()
        self.config = AutoConfig.from_pretrained(name)
        self.body = AutoModel.from_pretrained(name)
        for p in self.body.parameters():
            p.requires_grad = False
        for p in self.body.encoder.layer[:4].parameters():
            p.requires_grad = False
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(width or self.config.hidden_size, 3)
        self.pooled = pooled

    def forward(self, input_ids, attention_mask=None, **kwargs):
        out = self.body(input_ids=input_ids, attention_mask=attention_mask)
        x = out.pooler_output if self.pooled else out[0][:, 0]
        return self.head(self.drop(x))  # want "takes 512 features, got 768"

Classifier("bert-base-uncased", None)(padded["input_ids"], padded["attention_mask"]).view(2, 4)  # want "view"
Classifier("google-bert/bert-base-uncased", 512)(**padded)
Classifier("roberta-large", 768, pooled=False)(**loose)
Classifier("some/other", 768, pooled=False)(**loose)
Classifier("distilbert-base-uncased", None, pooled=False)(loose.input_ids)

bert = BertModel.from_pretrained("bert-large-uncased", output_hidden_states=True)
out = bert(**loose)
torch.stack(out.hidden_states).view(26, -1, 1024).view(5, 3)  # want ""
nn.Linear(768, 3)(torch.cat(out.hidden_states[-4:], dim=-1))  # want "takes 768 features, got 4096"
_, pooled = bert(**loose, return_dict=False)[:2]
nn.Linear(768, 3)(pooled)  # want "takes 768 features, got 1024"
_, older = AutoModel.from_pretrained("bert-base-uncased")(**loose)  # a tuple in old versions
nn.Linear(768, 3)(older)

labelled = AutoModelForSequenceClassification.from_pretrained("roberta-base", num_labels=4)
labelled(**padded, labels=torch.tensor([1, 2]))["loss"].backward()
labelled(**padded, labels=torch.tensor([1, 2, 0]))  # want ""
labelled(**padded).logits.view(-1, 3)  # want "view"
replaced = RobertaForSequenceClassification.from_pretrained("roberta-base")
replaced.classifier.out_proj = nn.Linear(768, 3)
replaced(**padded).logits.view(-1, 3)
other = AutoModelForSequenceClassification.from_pretrained("roberta-base")
other.classifier = nn.Sequential(nn.Linear(768, 3))
other(**padded).logits.view(-1, 3)
frozen = AutoModelForSequenceClassification.from_pretrained("roberta-base", num_labels=4)
for p in frozen.roberta.parameters():
    p.requires_grad = False
frozen(**padded).logits.view(-1, 3)  # want "view"

gpt = AutoModelForCausalLM.from_pretrained("gpt2")
gpt(padded.input_ids).logits.view(2, 64, 50000)  # want "view"
gpt.resize_token_embeddings(len(tokenizer))
gpt(padded.input_ids).logits.view(2, 64, 50000)
half = AutoModelForCausalLM.from_pretrained("gpt2", torch_dtype=torch.float16)
nn.Linear(50257, 2)(half(padded.input_ids).logits)  # want "float16"

t5 = T5ForConditionalGeneration.from_pretrained("t5-small")
nn.Linear(768, 2)(t5(**loose, labels=torch.zeros(2, 9).long()).encoder_last_hidden_state)  # want "takes 768 features, got 512"

vit = ViTForImageClassification.from_pretrained("google/vit-base-patch16-224", num_labels=10, ignore_mismatched_sizes=True)
vit(torch.randn(2, 3, 224, 224)).logits.view(2, 9)  # want "view"


class Tagger(BertPreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.bert = BertModel(config, add_pooling_layer=False)
        self.classifier = nn.Linear(config.hidden_size, config.num_labels)
        self.post_init()

    def forward(self, input_ids, attention_mask=None, labels=None):
        x = self.bert(input_ids, attention_mask=attention_mask)[0]
        logits = self.classifier(x)
        loss = None
        if labels is not None:
            loss = nn.functional.cross_entropy(logits.view(-1, self.config.num_labels), labels.view(-1))
        return SequenceClassifierOutput(loss=loss, logits=logits)


tagger = Tagger.from_pretrained("bert-base-uncased", num_labels=7)
tagger(**{k: v for k, v in padded.items() if k != "token_type_ids"}).logits.view(2, 64, 8)  # want "view"


class Words(Dataset):
    def __len__(self):
        return 40

    def __getitem__(self, i):
        return {"input_ids": torch.zeros(16, dtype=torch.long), "attention_mask": torch.ones(16), "labels": 1}


class Weighted(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        labels = inputs.pop("labels")
        logits = model(**inputs).logits
        loss = nn.functional.cross_entropy(logits, labels, weight=torch.ones(5))  # want "5"
        return (loss, None) if return_outputs else loss


arguments = TrainingArguments("out", per_device_train_batch_size=4, num_train_epochs=2)
trainer = Weighted(model=labelled, args=arguments, train_dataset=Words())
trainer.train()
Weighted(model=labelled, args=arguments, train_dataset=None).train()
get_linear_schedule_with_warmup(torch.optim.SGD(gpt.parameters(), lr=0.1), 3, 4).step()
vit(torch.randn(2, 3, 256, 256))  # want "doesn't match model"
