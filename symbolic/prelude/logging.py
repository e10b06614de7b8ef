CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0


class Handler:
    def __init__(self, *args, **kw):
        self.filters = []
        self.formatter = None
        self.level = NOTSET
    def setLevel(self, level): pass
    def setFormatter(self, formatter): pass
    def addFilter(self, f): pass
    def flush(self): pass
    def close(self): pass


class StreamHandler(Handler): pass
class FileHandler(Handler): pass
class NullHandler(Handler): pass


class Formatter:
    def __init__(self, *args, **kw): pass


class Filter:
    def __init__(self, name=""): pass


class Logger:
    def __init__(self, name="root", level=0):
        self.name = name
        self.level = level
        self.handlers = []
        self.filters = []
        self.parent = None
        self.disabled = False
        self.propagate = True

    def debug(self, *args, **kw): pass
    def info(self, *args, **kw): pass
    def warning(self, *args, **kw): pass
    warn = warning
    def error(self, *args, **kw): pass
    def exception(self, *args, **kw): pass
    def critical(self, *args, **kw): pass
    fatal = critical
    def log(self, *args, **kw): pass
    def setLevel(self, level): pass
    def addHandler(self, h): pass
    def removeHandler(self, h): pass
    def addFilter(self, f): self.filters.append(f)
    def removeFilter(self, f): pass
    def isEnabledFor(self, level): return False
    def getEffectiveLevel(self): return WARNING
    def hasHandlers(self): return True
    def getChild(self, suffix): return Logger(self.name + "." + suffix)


class LoggerAdapter(Logger):
    def __init__(self, logger, extra=None):
        super().__init__()
        self.logger = logger
        self.extra = extra


root = Logger()


def getLogger(name=None): return Logger(name or "root")
def basicConfig(**kw): pass
def disable(level=CRITICAL): pass
def captureWarnings(capture): pass
def debug(*args, **kw): pass
def info(*args, **kw): pass
def warning(*args, **kw): pass
warn = warning
def error(*args, **kw): pass
def exception(*args, **kw): pass
def critical(*args, **kw): pass
def log(*args, **kw): pass
def getLevelName(level): return "LEVEL"
def addLevelName(level, name): pass
