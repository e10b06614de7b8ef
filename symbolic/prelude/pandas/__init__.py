"""pandas, as far as the sizes of tables see it: nobody knows how many rows a file has. What is not here is unknown."""
from _pylib import unknown
from pandas._frames import DataFrame, Series
from pandas._index import Index, date_range
from pandas._kinds import MIXED, some_number

__version__ = "2.3.3"


def __getattr__(name):
    return unknown()


bdate_range = period_range = timedelta_range = date_range


def get_dummies(data, *args, **kwargs):
    """A column for each value; nobody knows how many there are."""
    if not isinstance(data, (DataFrame, Series)):
        return unknown()
    return DataFrame._sized(len(data), some_number())


def read_csv(*args, **kwargs):
    if kwargs.get("chunksize") is not None or kwargs.get("iterator"):
        return unknown()
    table = DataFrame()
    if not any(name in kwargs for name in ("dtype", "dtype_backend", "converters", "names", "usecols")):
        table._rest = MIXED
    return table


read_table = read_csv


def read_parquet(*args, **kwargs):
    return DataFrame()


read_feather = read_parquet
