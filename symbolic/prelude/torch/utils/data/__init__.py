"""torch.utils.data: a loader hands out its batches if they are few, else a first one, a smaller last one and the others."""
import math

from _pylib import unknown, unknown_list
from _shapelint import and_more, batch, batch_of_items, is_number, is_unknown, join, last_batch, number_of_batches, undecided


class Dataset:
    def __class_getitem__(cls, item):
        return cls

    def __add__(self, other):
        return ConcatDataset([self, other])


class IterableDataset(Dataset):
    pass


class TensorDataset(Dataset):
    def __init__(self, *tensors):
        if not all(tensors[0].size(0) == t.size(0) for t in tensors):
            raise AssertionError("Size mismatch between tensors")
        self.tensors = tensors

    def __getitem__(self, index):
        return tuple(t[index] for t in self.tensors)

    def __len__(self):
        return self.tensors[0].size(0)


class StackDataset(Dataset):
    def __init__(self, *args, **kwargs):
        self.datasets = kwargs if kwargs else args

    def __getitem__(self, index):
        if isinstance(self.datasets, dict):
            return {k: d[index] for k, d in self.datasets.items()}
        return tuple(d[index] for d in self.datasets)

    def __len__(self):
        if isinstance(self.datasets, dict):
            return len(next(iter(self.datasets.values())))
        return len(self.datasets[0])


class ConcatDataset(Dataset):
    def __init__(self, datasets):
        self.datasets = list(datasets)
        self.cumulative_sizes = []
        for d in self.datasets:
            self.cumulative_sizes.append(len(d) + sum(self.cumulative_sizes[-1:]))

    def __getitem__(self, index):
        if is_unknown(index):
            return self.datasets[0][0]
        if index < 0:
            index += len(self)
        for d in self.datasets:
            n = len(d)
            if index < n:
                return d[index]
            index -= n
        raise IndexError("list index out of range")

    def __len__(self):
        return sum(len(d) for d in self.datasets)


class ChainDataset(IterableDataset):
    def __init__(self, datasets):
        self.datasets = datasets

    def __iter__(self):
        for d in self.datasets:
            yield from d


class Subset(Dataset):
    def __init__(self, dataset, indices):
        self.dataset = dataset
        self.indices = indices

    def __getitem__(self, idx):
        if isinstance(idx, list):
            return self.dataset[[self.indices[i] for i in idx]]
        return self.dataset[self.indices[idx]]

    def __getitems__(self, indices):
        if callable(getattr(self.dataset, "__getitems__", None)):
            return self.dataset.__getitems__([self.indices[i] for i in indices])
        return [self.dataset[self.indices[i]] for i in indices]

    def __len__(self):
        return len(self.indices)


def _unknown_indices(n):
    """The indices of a part that was drawn at random: nobody knows which items it has."""
    if is_number(n) and n <= _CALLED_ONE_BY_ONE:
        return [undecided("int", "index of a random part") for _ in range(n)]
    return unknown_list(undecided("int", "index of a random part"), n)


def random_split(dataset, lengths, generator=None):
    total = len(dataset)
    if all(isinstance(n, float) for n in lengths) and math.isclose(sum(lengths), 1) and sum(lengths) <= 1:
        lengths = [int(total * n) for n in lengths]
        for i in range(total - sum(lengths)):
            lengths[i % len(lengths)] += 1
    if sum(lengths) != total:
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    return [Subset(dataset, _unknown_indices(n)) for n in lengths]


class Sampler:
    def __init__(self, data_source=None):
        pass

    def __class_getitem__(cls, item):
        return cls


class SequentialSampler(Sampler):
    def __init__(self, data_source):
        self.data_source = data_source

    def __iter__(self):
        return iter(range(len(self.data_source)))

    def __len__(self):
        return len(self.data_source)


class _Drawn(Sampler):
    """A sampler that hands out a known number of indices in an order of its own."""

    def __iter__(self):
        return iter([undecided("int", "index of a sampler") for _ in range(len(self))])

    def __len__(self):
        return self.num_samples


class RandomSampler(_Drawn):
    def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
        self.data_source = data_source
        self.replacement = replacement
        self.num_samples = len(data_source) if num_samples is None else num_samples
        self.generator = generator


class SubsetRandomSampler(_Drawn):
    def __init__(self, indices, generator=None):
        self.indices = indices
        self.num_samples = len(indices)
        self.generator = generator


class WeightedRandomSampler(_Drawn):
    def __init__(self, weights, num_samples, replacement=True, generator=None):
        if not isinstance(num_samples, int) or num_samples <= 0:
            raise ValueError(f"num_samples should be a positive integer value, but got num_samples={num_samples}")
        self.weights = weights
        self.num_samples = num_samples
        self.replacement = replacement
        self.generator = generator


class BatchSampler(Sampler):
    def __init__(self, sampler, batch_size, drop_last):
        self.sampler = sampler
        self.batch_size = batch_size
        self.drop_last = drop_last

    def __iter__(self):
        indices = list(self.sampler)
        n, size = len(indices), self.batch_size
        batches = [indices[i : i + size] for i in range(0, n - n % size, size)]
        if n % size != 0 and not self.drop_last:
            batches.append(indices[n - n % size :])
        return iter(batches)

    def __len__(self):
        return _batches(len(self.sampler), self.batch_size, self.drop_last)


class DistributedSampler(_Drawn):
    def __init__(self, dataset, num_replicas=None, rank=None, shuffle=True, seed=0, drop_last=False):
        self.dataset = dataset
        self.num_replicas = num_replicas
        self.rank = rank
        self.drop_last = drop_last
        self.shuffle = shuffle
        self.seed = seed
        self.epoch = 0
        if num_replicas is None:
            self.num_replicas = undecided("int", "number of processes")
            self.rank = undecided("int", "number of this process")
            self.num_samples = undecided("int", "number of processes")
        else:
            self.num_samples = _batches(len(dataset), num_replicas, drop_last)
        self.total_size = self.num_samples * self.num_replicas

    def set_epoch(self, epoch):
        self.epoch = epoch


def _batches(n, size, drop_last):
    return n // size if drop_last else (n + size - 1) // size


def default_convert(data):
    if isinstance(data, dict):
        return {k: default_convert(x) for k, x in data.items()}
    if isinstance(data, (tuple, list)):
        return [default_convert(x) for x in data]
    if hasattr(type(data), "__array_interface__"):
        return from_numpy(data)
    return data


def default_collate(items):
    first = items[0]
    if is_unknown(first):
        return unknown()
    if isinstance(first, Tensor):
        return stack(items)
    if hasattr(type(first), "__array_interface__"):
        return stack([from_numpy(x) for x in items])
    if isinstance(first, str):
        return items
    if isinstance(first, (tuple, list)):
        return [default_collate(list(part)) for part in zip(*items)]
    if isinstance(first, dict):
        return {k: default_collate([x[k] for x in items]) for k in first}
    return batch(first, len(items))


def _hands_out_several(dataset):
    """Whether a data set has a method of its own for the items of a batch."""
    while type(dataset) is Subset:
        dataset = dataset.dataset
    method = getattr(type(dataset), "__getitems__", None)
    return not is_unknown(method) and method is not None


def _another(made):
    """A batch like another one in containers of its own: programs take batches apart."""
    if type(made) is dict:
        return {k: _another(v) for k, v in made.items()}
    if type(made) is list:
        return [_another(v) for v in made]
    return made


def _first(items, default):
    for x in items:
        return x
    return default


_CALLED_ONE_BY_ONE = 64
_HANDED_OUT = 8


class DataLoader:
    _in_part_ = True

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                 collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None,
                 multiprocessing_context=None, generator=None, *, prefetch_factor=None,
                 persistent_workers=False, pin_memory_device="", in_order=True):
        self.dataset = dataset
        self.batch_size = batch_size
        self._sampler, self._batch_sampler = sampler, batch_sampler  # as given: what follows is told by them
        if sampler is None and hasattr(dataset, "__len__"):
            sampler = RandomSampler(dataset) if shuffle else SequentialSampler(dataset)
        if batch_sampler is None and batch_size is not None and sampler is not None:
            batch_sampler = BatchSampler(sampler, batch_size, drop_last)
        self.sampler = sampler
        self.batch_sampler = batch_sampler
        self.collate_fn = collate_fn
        self.drop_last = drop_last
        self.num_workers = num_workers
        self._iterator = None

    def __class_getitem__(cls, item):
        return cls

    def _indices(self, n):
        """What the data set is asked for: a sampler of the program's own hands out what it likes."""
        given = self._sampler if self._batch_sampler is None else self._batch_sampler
        if given is None or is_unknown(given):
            return range(n)
        drawn = _first(given, 0)
        if self._batch_sampler is not None:
            drawn = _first(drawn, 0)
        if not is_unknown(drawn) and isinstance(drawn, int):
            return range(n)
        return [drawn for _ in range(n)]

    def _drawn_at_once(self):
        """The size of the batches that a batch sampler makes, where they are all alike."""
        b = self._batch_sampler
        if type(b) is BatchSampler:
            whole = b.drop_last or hasattr(b.sampler, "__len__") and len(b.sampler) % b.batch_size == 0
            return b.batch_size if whole else unknown("int")
        drawn = _first(b, None)
        return unknown("int") if drawn is None or is_unknown(drawn) else len(drawn)

    def _some_batch(self):
        """A batch of a data set of unknown length: the last one is not told from the others."""
        if self.drop_last or self._collation() is not None:
            return self._collate(self.batch_size)
        n = 1 if self.batch_size == 1 else unknown("int")
        return self._batch_like(self.dataset[0], self.dataset[1], (0, 1), n)

    def _batch_like(self, first, second, at, n):
        """A batch of n items like those of two numbers."""
        if not hasattr(self.dataset, "__len__") or is_number(len(self.dataset)):
            return batch(join(first, second), n)
        return batch_of_items((first, second), n, (at[0], at[1]), len(self.dataset))

    def _collation(self):
        """What makes a batch of all its items; None if the default collation is given them one by one."""
        if self.collate_fn is None and _hands_out_several(self.dataset):
            return default_collate
        return self.collate_fn

    def _collate(self, n):
        if self._collation() is None:
            at = self._indices(2)
            first = self.dataset[at[0]]
            if n == 1:
                return batch(first, n)
            second = self.dataset[at[1]]
            default_collate([first, second])
            return self._batch_like(first, second, at, n)
        if not is_number(n) or n > _CALLED_ONE_BY_ONE:
            # What is alike for two batches of other sizes is so for all; the rest nobody knows.
            return join(self._collate_items(self._indices(2)), self._collate_items(self._indices(3)))
        return self._collate_items(self._indices(n))

    def _collate_items(self, indices):
        several = _hands_out_several(self.dataset)
        items = self.dataset.__getitems__(list(indices)) if several else [self.dataset[i] for i in indices]
        return self._collation()(items)

    def _alike(self, full, rest):
        """The batches of items that the default collation stacks: they are of one size."""
        whole = self._collate(self.batch_size) if full > 0 else None
        out = [_another(whole) for _ in range(full if full <= _HANDED_OUT else min(full, 1))]
        if not self.drop_last and rest != 0:
            out.append(batch(self.dataset[0], last_batch(rest)))
        return out, whole

    def _in_order(self):
        return self._sampler is None and self._batch_sampler is None and type(self.sampler) is SequentialSampler

    def _of_any(self, size, total):
        """A batch of the collate_fn of any items: what is alike for the first and the last ones is so for all."""
        made = self._collate(size)
        if size == total or size > _CALLED_ONE_BY_ONE or not self._takes_all_in_turn():
            return made
        return join(made, self._collate_items(range(total - size, total)))

    def _takes_all_in_turn(self):
        return self._sampler is None and self._batch_sampler is None

    def _batches_of_collate(self, full, rest, total):
        """The batches of a collate_fn: each has its own items where these are in order and few."""
        size = self.batch_size
        if self._in_order() and full <= _HANDED_OUT and total <= 2 * _CALLED_ONE_BY_ONE:
            out = [self._collate_items(range(i * size, i * size + size)) for i in range(full)]
            whole = None
        else:
            whole = self._of_any(size, total) if full > 0 else None
            out = [_another(whole) for _ in range(full if full <= _HANDED_OUT else min(full, 1))]
        if not self.drop_last and rest != 0:
            if self._in_order() and rest <= _CALLED_ONE_BY_ONE:
                out.append(self._collate_items(range(total - rest, total)))
            else:
                out.append(self._of_any(rest, total))
        return out, whole

    def __len__(self):
        if self._batch_sampler is not None:
            return len(self._batch_sampler)
        n = len(self.dataset) if self._sampler is None else len(self._sampler)
        if self.batch_size is None:
            return n
        return _batches(n, self.batch_size, self.drop_last)

    def __iter__(self):
        if self.batch_size is None:
            return iter(self.dataset)
        if isinstance(self.dataset, IterableDataset):
            stream = DataLoader(list(self.dataset), self.batch_size, collate_fn=self.collate_fn, drop_last=self.drop_last)
            if self.num_workers != 0:  # each worker may hand out the whole stream
                return iter(number_of_batches(stream._some_batch(), None))
            return iter(stream)
        if self._batch_sampler is not None:
            return iter(number_of_batches(self._collate(self._drawn_at_once()), None))
        if not hasattr(self.dataset, "__len__"):
            return iter(number_of_batches(self._collate(self.batch_size), None))
        drawn = self.dataset if self._sampler is None else self._sampler
        n = len(drawn) if hasattr(drawn, "__len__") else unknown("int")
        if not is_number(n):
            return iter(number_of_batches(self._some_batch(), None))
        full, rest = n // self.batch_size, n % self.batch_size
        if self._collation() is None:
            out, whole = self._alike(full, rest)
        else:
            out, whole = self._batches_of_collate(full, rest, n)
        return iter(out) if full <= _HANDED_OUT else and_more(out, whole, full - 1, len(out) - 1)


from torch import Tensor, from_numpy, stack
