"""torch.utils.data: a loader hands out a first, a middle and, where the sizes say so, a smaller last batch."""
from _shapelint import batch, join, last_batch, number_of_batches


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

    def __getitem__(self, index):
        return self.datasets[0][index]

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

    def __getitem__(self, index):
        return self.dataset[0]

    def __len__(self):
        return len(self.indices)


class _Part(Dataset):
    def __init__(self, dataset, length):
        self.dataset = dataset
        self.length = length

    def __getitem__(self, index):
        return self.dataset[0]

    def __len__(self):
        return self.length


def random_split(dataset, lengths, generator=None):
    total = len(dataset)
    if all(isinstance(n, float) for n in lengths):
        lengths = [int(total * n) for n in lengths]
        for i in range(total - sum(lengths)):
            lengths[i % len(lengths)] += 1
    if sum(lengths) != total:
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    return [_Part(dataset, n) for n in lengths]


class Sampler:
    def __init__(self, *args, **kwargs):
        pass

    def __class_getitem__(cls, item):
        return cls


class SequentialSampler(Sampler):
    pass


class RandomSampler(Sampler):
    pass


class SubsetRandomSampler(Sampler):
    pass


class WeightedRandomSampler(Sampler):
    pass


class BatchSampler(Sampler):
    pass


class DistributedSampler(Sampler):
    def set_epoch(self, epoch):
        pass


def default_collate(items):
    first = items[0]
    if isinstance(first, Tensor):
        return stack(items)
    if isinstance(first, (tuple, list)):
        return [default_collate(list(part)) for part in zip(*items)]
    if isinstance(first, dict):
        return {k: default_collate([x[k] for x in items]) for k in first}
    return batch(first, len(items))


def _another(made):
    """A batch like another one in containers of its own: programs take batches apart."""
    if type(made) is dict:
        return {k: _another(v) for k, v in made.items()}
    if type(made) is list:
        return [_another(v) for v in made]
    return made


_CALLED_ONE_BY_ONE = 64


class DataLoader:
    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                 collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None,
                 multiprocessing_context=None, generator=None, *, prefetch_factor=None,
                 persistent_workers=False, pin_memory_device="", in_order=True):
        self.dataset = dataset
        self.batch_size = batch_size
        self.sampler = sampler
        self.batch_sampler = batch_sampler
        self.collate_fn = collate_fn
        self.drop_last = drop_last
        self.num_workers = num_workers

    def __class_getitem__(cls, item):
        return cls

    def _sized(self):
        return hasattr(self.dataset, "__len__") and self.sampler is None and self.batch_sampler is None

    def _collate(self, n):
        if self.collate_fn is None:
            first = self.dataset[0]
            if n == 1:
                return batch(first, n)
            second = self.dataset[1]
            default_collate([first, second])
            return batch(join(first, second), n)
        k = n if n <= _CALLED_ONE_BY_ONE else 2
        made = self.collate_fn([self.dataset[i] for i in range(k)])
        return made if n <= _CALLED_ONE_BY_ONE else batch(made, None)

    def __len__(self):
        n = len(self.dataset)
        if self.batch_size is None:
            return n
        return n // self.batch_size if self.drop_last else (n + self.batch_size - 1) // self.batch_size

    def __iter__(self):
        if self.batch_size is None:
            return iter(self.dataset)
        if isinstance(self.dataset, IterableDataset):
            items = list(self.dataset)
            return iter([batch(x, self.batch_size) for x in items[:1]])
        if not self._sized():
            return number_of_batches(self._collate(self.batch_size), None)
        n = len(self.dataset)
        full, rest = n // self.batch_size, n % self.batch_size
        out = []
        if full > 0:
            whole = self._collate(self.batch_size)
            out.append(whole)
            if full > 1:
                out.append(_another(whole))
        if not self.drop_last and rest != 0:
            if self.collate_fn is None:
                out.append(batch(self.dataset[0], last_batch(rest)))
            elif rest <= _CALLED_ONE_BY_ONE:
                out.append(self.collate_fn([self.dataset[i] for i in range(rest)]))
        return iter(out)


from torch import Tensor, stack
