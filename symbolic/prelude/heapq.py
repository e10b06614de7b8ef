"""Heaps in lists. https://docs.python.org/3/library/heapq.html"""
from itertools import chain

from _shapelint import is_unknown


def _is_known(heap):
    # The text of a list of which some part is not known is not known; such a heap is sorted instead: its first is the least.
    return not is_unknown(repr(heap))


def _rise(heap, first, at):
    """Moves an item up to where its parent is no larger."""
    item = heap[at]
    while at > first and item < heap[(at - 1) // 2]:
        heap[at] = heap[(at - 1) // 2]
        at = (at - 1) // 2
    heap[at] = item


def _sink(heap, at):
    """Moves an item down to a leaf, and up again to its place: few belong far up."""
    first, item = at, heap[at]
    while 2 * at + 1 < len(heap):
        child = 2 * at + 1
        if child + 1 < len(heap) and not heap[child] < heap[child + 1]:
            child += 1
        heap[at] = heap[child]
        at = child
    heap[at] = item
    _rise(heap, first, at)


def heapify(x):
    if not _is_known(x):
        x.sort()
        return
    for at in reversed(range(len(x) // 2)):
        _sink(x, at)


def heappush(heap, item):
    heap.append(item)
    if _is_known(heap):
        _rise(heap, 0, len(heap) - 1)
    else:
        heap.sort()


def heappop(heap):
    if not _is_known(heap):
        return heap.pop(0)
    last = heap.pop()
    if not heap:
        return last
    return heapreplace(heap, last)


def heapreplace(heap, item):
    first = heap[0]
    heap[0] = item
    if _is_known(heap):
        _sink(heap, 0)
    else:
        heap.sort()
    return first


def heappushpop(heap, item):
    if not _is_known(heap):
        heappush(heap, item)
        return heap.pop(0)
    return heapreplace(heap, item) if heap and heap[0] < item else item


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:n]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:n]


def merge(*iterables, key=None, reverse=False):
    return iter(sorted(chain(*iterables), key=key, reverse=reverse))
