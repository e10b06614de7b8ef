"""Names that torch's __init__ takes from its submodules."""
__all__ = []
