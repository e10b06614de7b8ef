from _pylib import find_files, pure_path, unknown, unknown_list
import os as _os
import os.path as _path


class _Parents:
    """The folders above a path. A relative one has more than it names."""
    def __init__(self, path):
        self._path = path

    def __getitem__(self, index):
        folder = self._path.parent
        for _ in range(index):
            if str(folder) in (".", "/", ""):
                return Path(unknown("str"))
            folder = folder.parent
        return folder

    def __iter__(self):
        return iter(unknown_list(Path(unknown("str"))))

    def __len__(self):
        return unknown("int")


class PurePath:
    def __init__(self, *parts):
        self._path = pure_path(*parts)

    def __truediv__(self, other):
        return type(self)(self, other)

    def __rtruediv__(self, other):
        return type(self)(other, self)

    def __str__(self): return self._path
    def __repr__(self): return "PosixPath(" + repr(self._path) + ")"
    def __fspath__(self): return self._path
    def __eq__(self, other): return isinstance(other, PurePath) and self._path == other._path
    def __hash__(self): return hash(self._path)
    def __lt__(self, other): return self._path < other._path

    @property
    def name(self): return _path.basename(self._path)
    @property
    def stem(self): return _path.splitext(self.name)[0]
    @property
    def suffix(self): return _path.splitext(self.name)[1]
    @property
    def parent(self): return type(self)(_path.dirname(self._path) or ".")
    @property
    def parents(self): return _Parents(self)
    @property
    def parts(self): return tuple(self._path.split("/"))

    def as_posix(self): return self._path
    def joinpath(self, *parts): return type(self)(self, *parts)
    def with_suffix(self, suffix): return type(self)(_path.splitext(self._path)[0] + suffix)
    def with_name(self, name): return self.parent / name
    def with_stem(self, stem): return self.parent / (stem + self.suffix)
    def is_absolute(self): return self._path.startswith("/")
    def relative_to(self, *other): return type(self)(unknown("str"))
    def match(self, pattern): return unknown("bool")


class Path(PurePath):
    @classmethod
    def cwd(cls): return cls(".")
    @classmethod
    def home(cls): return cls(unknown("str"))

    def exists(self): return _path.exists(self._path)
    def is_file(self): return _path.isfile(self._path)
    def is_dir(self): return _path.isdir(self._path)
    def is_symlink(self): return unknown("bool")
    def stat(self): return unknown()
    def resolve(self, strict=False): return self
    def absolute(self): return self
    def expanduser(self): return self
    def mkdir(self, mode=511, parents=False, exist_ok=False): pass
    def unlink(self, missing_ok=False): pass
    def rmdir(self): pass
    def touch(self, *args, **kw): pass
    def rename(self, target): return target
    def iterdir(self): return iter([self / name for name in _os.listdir(self._path)])

    def glob(self, pattern):
        found = find_files(self._path, pattern)
        return iter(unknown_list(Path(unknown("str"))) if found is None else [Path(p) for p in found])

    def rglob(self, pattern): return self.glob("**/" + pattern)

    def open(self, mode="r", *args, **kw):
        return open(self._path, mode)

    def read_text(self, encoding=None, errors=None):
        return open(self._path).read()

    def read_bytes(self):
        return open(self._path, "rb").read()

    def write_text(self, data, *args, **kw): return unknown("int")
    def write_bytes(self, data): return unknown("int")


PosixPath = Path
WindowsPath = Path
PurePosixPath = PurePath
PureWindowsPath = PurePath
