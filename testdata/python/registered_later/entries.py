"""What is registered."""
from catalog import CATALOG

for entry in ["plain", "rich"]:
    CATALOG.register(entry, list)
