from tqdm import tqdm


def tenumerate(iterable, start=0, **kw):
    return enumerate(iterable, start)


def tzip(iter1, *iter2plus, **kw):
    return zip(iter1, *iter2plus)


def tmap(function, *sequences, **kw):
    return map(function, *sequences)
