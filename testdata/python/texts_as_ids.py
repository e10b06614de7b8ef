# A tokenizer makes one row of a text and as many as there are of a list of texts.
import json
import os
import tempfile

import torch
from torch.utils.data import DataLoader, Dataset
from transformers import BertTokenizer

folder = tempfile.mkdtemp()
with open(os.path.join(folder, "vocab.txt"), "w") as f:
    f.write("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "b"]))
with open(os.path.join(folder, "texts.json"), "w") as f:
    json.dump(["a b", "b", "a a a"], f)
with open(os.path.join(folder, "texts.json")) as f:
    texts = json.load(f)

tokenizer = BertTokenizer.from_pretrained(folder)
whole = dict(max_length=8, padding="max_length", truncation=True, return_tensors="pt")
assert tokenizer("a b", **whole)["input_ids"].shape == (1, 8)
assert tokenizer(["a b", "b"], **whole).input_ids.shape == (2, 8)
assert tokenizer(["a", "b"], is_split_into_words=True, **whole)["input_ids"].shape == (1, 8)
assert tokenizer("a b", return_tensors="pt")["attention_mask"].squeeze(0).ndim == 1
assert tokenizer(f"{texts[0]}!", **whole)["input_ids"].squeeze(0).shape == (8,)


class Texts(Dataset):
    def __len__(self):
        return len(texts)

    def __getitem__(self, i):
        return tokenizer(texts[i], **whole)["input_ids"]


for ids in DataLoader(Texts(), batch_size=3):
    assert ids.squeeze(1).dim() == 2 and ids.shape[-1] == 8
    torch.nn.Embedding(7, 4)(ids.squeeze(1)) @ torch.zeros(5, 2)  # want "4 columns against 5 rows"
tokenizer(["a b", "b"], **whole).input_ids + torch.zeros(3, 8)  # want "2 against 3"
