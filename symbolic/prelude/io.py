"""Files in memory. https://docs.python.org/3/library/io.html"""
from _pylib import unknown


class BytesIO:
    # What is written into it nobody reads here; torch.save and torch.load tell them apart.
    _in_part_ = True

    def __init__(self, initial_bytes=b""):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def read(self, size=-1):
        return unknown("bytes")

    getvalue = read

    def seek(self, pos, whence=0):
        return unknown("int")

    def write(self, data):
        return unknown("int")

    def tell(self):
        return unknown("int")

    def close(self):
        pass


def __getattr__(name):
    return unknown("")
