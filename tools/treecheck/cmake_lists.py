"""CMake lists every source, every listed source exists, and packages are found in one place."""

import posixpath
import re

from treecheck.tree import Finding

_SOURCE = re.compile(r"[\w./-]+\.(?:cc|h)\b")
_FIND = re.compile(r"^\s*(?:find_package|pkg_check_modules|find_library)\s*\(")
_FOLDERS = ("common/", "services/", "tests/", "benchmarks/")


def check(tree):
    lists = [p for p in tree.files if posixpath.basename(p) == "CMakeLists.txt"]
    listed = set()
    for path in lists:
        if path.startswith("third_party/"):
            continue
        folder = posixpath.dirname(path)
        for number, line in enumerate(tree.lines(path), 1):
            text = line.split("#")[0]
            if _FIND.match(text):
                yield Finding(path, number, "packages are found in cmake/Dependencies.cmake only")
            for name in _SOURCE.findall(text):
                source = posixpath.normpath(posixpath.join(folder, name))
                listed.add(source)
                if source not in tree.files and source.startswith(_FOLDERS):
                    yield Finding(path, number, f"lists {name}, which does not exist")
        yield from _check_reached(tree, path, folder)
    for path in tree.files:
        if path.endswith(".cc") and path.startswith(_FOLDERS) and path not in listed:
            yield Finding(path, 1, "no CMakeLists.txt lists this file")


def _check_reached(tree, path, folder):
    """A room's CMakeLists.txt must be named by one above it; test rooms are found by themselves."""
    if not folder.startswith(("common/", "services/", "benchmarks/")):
        return
    above = posixpath.dirname(folder)
    while True:
        parent = posixpath.join(above, "CMakeLists.txt") if above else "CMakeLists.txt"
        if parent in tree.files:
            name = posixpath.relpath(folder, above or ".")
            if re.search(rf"(?<![\w/]){re.escape(name)}(?![\w/])", "\n".join(tree.lines(parent))):
                return
        if not above:
            break
        above = posixpath.dirname(above)
    yield Finding(path, 1, "no CMakeLists.txt above adds this room")
