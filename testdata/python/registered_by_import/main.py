# A module that is imported by a name in a string fills a registry, even the one of the module that imports it.
from tasks import TASKS

TASKS["copy"]()
TASKS["sort"]()
TASKS["search"]()  # want "'search'"
