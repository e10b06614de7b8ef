"""torchvision, as far as shapes see it."""
__version__ = "0.29.2"
