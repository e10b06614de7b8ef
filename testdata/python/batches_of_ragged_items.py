import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader, Dataset, Subset, random_split


class Sentences(Dataset):
    lengths = [3, 7, 5, 4, 6, 2, 1]

    def __len__(self):
        return len(self.lengths)

    def __getitem__(self, i):
        return torch.ones(self.lengths[i], dtype=torch.long), i % 2


def collate(items):
    return pad_sequence([x for x, _ in items], batch_first=True)


def first_batch(dataset, **options):
    return next(iter(DataLoader(dataset, collate_fn=collate, **options)))


def test_in_order_each_batch_is_as_long_as_its_own_longest_item():
    for n, x in zip((7, 6, 1), DataLoader(Sentences(), batch_size=3, collate_fn=collate)):
        assert x.size(1) == n
    assert x.shape == (1, 2)  # want "assert"


def test_in_no_order_nobody_knows_how_long_a_batch_is():
    x = first_batch(Sentences(), batch_size=3, shuffle=True)
    assert x.size(1) == 6


def test_in_no_order_a_batch_has_its_size():
    x = first_batch(Sentences(), batch_size=3, shuffle=True)
    assert x.size(0) == 4  # want "assert"


def test_part_drawn_at_random():
    train, rest = random_split(Sentences(), [4, 3])
    assert first_batch(train, batch_size=4).size(1) == 3
    assert first_batch(rest, batch_size=3).size(0) == 4  # want "assert"


def test_chosen_items():
    assert first_batch(Subset(Sentences(), [5, 2]), batch_size=2).shape == (2, 5)
