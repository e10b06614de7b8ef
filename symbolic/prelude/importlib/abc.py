class Loader:
    pass


class MetaPathFinder:
    pass
