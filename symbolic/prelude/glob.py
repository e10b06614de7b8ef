"""Files by patterns: those that packages bring along are known."""
import os.path as _path

from _pylib import find_files, unknown, unknown_list


def has_magic(s):
    return any(c in s for c in "*?[")


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    if root_dir is not None:
        return unknown_list(unknown("str"))
    parts = pathname.split("/")
    fixed = 0
    while fixed < len(parts) and not has_magic(parts[fixed]):
        fixed += 1
    if fixed == len(parts):  # a name as it is: there or not
        return [pathname] if _path.exists(pathname) else []
    pattern = parts[fixed:] if recursive else ["*" if p == "**" else p for p in parts[fixed:]]
    found = find_files("/".join(parts[:fixed]), "/".join(pattern))
    return unknown_list(unknown("str")) if found is None else found


def iglob(pathname, **options):
    return iter(glob(pathname, **options))


def escape(pathname):
    return "".join("[" + c + "]" if c in "*?[" else c for c in pathname)
