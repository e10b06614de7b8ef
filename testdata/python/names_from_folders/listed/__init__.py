import os
import pkgutil

__all__ = [name for _, name, _ in pkgutil.iter_modules(__path__) if os.environ.get("WITHOUT") != name]
