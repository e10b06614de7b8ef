from _itertools import product, permutations, combinations, combinations_with_replacement, repeat, count, cycle, islice, accumulate
from _itertools import starmap, takewhile, dropwhile, filterfalse, pairwise, groupby, tee, compress, zip_longest
from _itertools import chain as _chain, chain_from_iterable as _chain_from_iterable


class chain:
    def __new__(cls, *iterables):
        return _chain(*iterables)

    @staticmethod
    def from_iterable(iterable):
        return _chain_from_iterable(iterable)
