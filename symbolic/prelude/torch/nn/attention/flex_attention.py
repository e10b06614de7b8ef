class BlockMask:
    """A mask by blocks; none is made here."""
