"""What the program does; its first import is there for what it registers."""
from models import nets
from models import utils


def train(name):
    return utils.create(name)
