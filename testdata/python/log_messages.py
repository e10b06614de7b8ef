"""A message that is only logged is not put into words; what the words are about is computed all the same."""
import logging

import torch

log = logging.getLogger(__name__)


class Options:
    def __repr__(self):
        return "options" + " of all kinds" * self.count

    count = 2


log.info(f"made with {Options()} and {Options().count:>3}")
log.warning(f"product {torch.zeros(2, 3) @ torch.zeros(4, 5)}")  # want "3 columns against 4 rows"
logging.info("product of %s", torch.zeros(2, 3) @ torch.zeros(4, 5))  # want "3 columns against 4 rows"
log.debug(*[torch.zeros(3) + torch.zeros(4)])  # want "3 against 4"

# Other modules give a logger handlers, too.
logging.getLogger("library").handlers[0].setLevel(logging.DEBUG)
for handler in log.handlers:
    handler.setLevel(logging.INFO)
if not log.hasHandlers():
    raise RuntimeError("set up logging first")
torch.zeros(3) + torch.zeros(4)  # want "3 against 4"
