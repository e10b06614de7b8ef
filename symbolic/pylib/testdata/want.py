"""Writes what CPython gives for the names r1, r2, ... of each program here: python3 want.py"""
import glob, sys
sys.argv = ["want.py"]
for path in sorted(glob.glob("*.py")):
    if path != "want.py":
        ns = {"__name__": "__main__"}
        sys.modules["__main__"].__dict__.update(ns); exec(compile(open(path).read(), path, "exec"), ns)
        with open(path[:-3] + ".want", "w") as f:
            for k, v in ns.items():
                if k[0] == "r" and k[1:].isdigit():
                    f.write(f"{k} = {v!r}\n")
