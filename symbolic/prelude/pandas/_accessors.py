"""What s.cat, s.dt and s.str give of a column: other columns of as many rows."""
import torch
from _pylib import unknown
from pandas._index import Index


class _Accessor:
    def __init__(self, column):
        self._column = column

    def __getattr__(self, name):
        return unknown()

    def _whole(self, kind):
        return self._column._with_kinds(lambda _: kind)


class Categories(_Accessor):
    """Nobody knows how many different values there are."""

    @property
    def codes(self):
        return self._whole(None)  # the fewer values, the fewer bits

    @property
    def categories(self):
        return Index()

    def _same(self, *args, inplace=False, **kwargs):
        return None if inplace else self._column.copy()

    as_ordered = as_unordered = set_categories = add_categories = remove_categories = _same
    rename_categories = reorder_categories = remove_unused_categories = _same


_TIMES = frozenset(
    "date day day_of_week day_of_year dayofweek dayofyear days_in_month daysinmonth hour microsecond minute month nanosecond "
    "quarter second time timetz weekday year days seconds microseconds nanoseconds".split()
)
_TRUTHS = frozenset("is_leap_year is_month_end is_month_start is_quarter_end is_quarter_start is_year_end is_year_start".split())


class Times(_Accessor):
    def __getattr__(self, name):
        if name in _TRUTHS:
            return self._whole(torch.bool)
        return self._whole(None) if name in _TIMES else unknown()

    def _same(self, *args, **kwargs):
        return self._whole(None)

    normalize = floor = ceil = round = tz_localize = tz_convert = strftime = day_name = month_name = total_seconds = _same


class Strings(_Accessor):
    def _same(self, *args, **kwargs):
        return self._whole(None)

    capitalize = casefold = center = len = ljust = lower = lstrip = pad = repeat = replace = rjust = rstrip = slice = strip = _same
    swapcase = title = upper = zfill = count = find = get = contains = startswith = endswith = match = fullmatch = _same
    isalnum = isalpha = isdecimal = isdigit = islower = isnumeric = isspace = isupper = _same

    def split(self, pat=None, *args, expand=False, **kwargs):
        return unknown() if expand else self._whole(None)

    rsplit = split
