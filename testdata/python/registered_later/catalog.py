"""A table of functions by name."""
from collections import UserDict


class Catalog(UserDict):
    """Names and what makes the table."""

    def register(self, name, function):
        """Put a function in."""
        self[name] = function

    def get(self, name):
        """What the function of a name makes."""
        try:
            function = self[name]
        except KeyError as e:
            raise KeyError(f"{name} is not registered") from e
        return function()


CATALOG = Catalog()
