from . import defaults, layers, settings
