from _pylib import unknown, unknown_list

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
    def removeFilter(self, f): pass
    def filter(self, record): return True
    def format(self, record): return unknown("str")
    def acquire(self): pass
    def release(self): pass
    def createLock(self): pass
    def handle(self, record): return True
    def handleError(self, record): pass
    def emit(self, record): pass
    def get_name(self): return unknown("str")
    def set_name(self, name): pass
    def flush(self): pass
    def close(self): pass
    def __getattr__(self, name): return unknown()


class StreamHandler(Handler): pass
class FileHandler(Handler): pass
class NullHandler(Handler): pass


class Formatter:
    def __init__(self, *args, **kw): pass
    def format(self, record): return unknown("str")
    def formatTime(self, record, datefmt=None): return unknown("str")
    def formatException(self, ei): return unknown("str")
    def formatStack(self, stack_info): return unknown("str")
    def formatMessage(self, record): return unknown("str")
    def usesTime(self): return unknown("bool")
    def __getattr__(self, name): return unknown()


class Filter:
    def __init__(self, name=""): pass
    def filter(self, record): return True


class Manager:
    """What loggers there are depends on what ran before."""
    def getLogger(self, name): return Logger(name)
    def __getattr__(self, name): return unknown()


class Logger:
    def __init__(self, name="root", level=0):
        self.name = name
        self.level = level
        self.handlers = unknown_list(unknown())  # other modules give it some, the same one to each
        self.filters = []
        self.parent = None
        self.disabled = False
        self.propagate = True

    def __getattr__(self, name): return unknown()

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
    def hasHandlers(self): return unknown("bool")
    def getChild(self, suffix): return Logger(self.name + "." + suffix)


class LoggerAdapter(Logger):
    def __init__(self, logger, extra=None):
        super().__init__()
        self.logger = logger
        self.extra = extra


root = Logger()
Logger.root = root
Logger.manager = Manager()


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
