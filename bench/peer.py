"""What the Python sides of head-to-heads share: the rows they are given, and when they work.

Such a script prints one line of JSON when it is ready ({"ready":true,...}, or {"missing":...} with the Debian package
of what it lacks) and one for each repetition. It does one for each line "go" on the standard input, until its end, so
that another program can take turns with it.
"""
import importlib
import json
import sys


def say(**fields):
    print(json.dumps(fields, separators=(",", ":")), flush=True)


def need(module, package):
    """A module, or the end of the script with exit code 2."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        say(missing=package)
        sys.exit(2)


def read(path):
    """Rows x (float32, N by p) and targets y (float32) of a little-endian file: int32 N, int32 p, x row by row, y."""
    np = need("numpy", "python3-numpy")
    with open(path, "rb") as file:
        n, p = np.fromfile(file, "<i4", 2)
        x = np.fromfile(file, "<f4", n * p).reshape(n, p)
        return x, np.fromfile(file, "<f4", n)


def serve(repetition, **versions):
    """Calls repetition for each "go" and prints the fields that it returns."""
    say(ready=True, **versions)
    for line in sys.stdin:
        if line.strip() == "go":
            say(**repetition())
