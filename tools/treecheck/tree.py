"""The files a rule looks at, and what it reports."""

import dataclasses
import functools
import os
import re

SKIPPED_FOLDERS = re.compile(r"^(build.*|\.git|\.landfall|\.cache|node_modules|__pycache__)$")
CPP_SUFFIXES = (".h", ".cc")


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    text: str
    is_warning: bool = False

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}"


class Tree:
    """All files below a root, by path relative to it."""

    def __init__(self, root):
        self.root = root
        self.files = sorted(self._walk())

    def _walk(self):
        for folder, subfolders, names in os.walk(self.root):
            subfolders[:] = [s for s in subfolders if not SKIPPED_FOLDERS.match(s)]
            for name in names:
                if name == ".git":  # of a second working tree
                    continue
                yield os.path.relpath(os.path.join(folder, name), self.root).replace(os.sep, "/")

    @functools.lru_cache(maxsize=None)
    def lines(self, path):
        """The lines of a text file; none for a binary one."""
        raw = (self.root / path).read_bytes()
        if b"\0" in raw[:4096]:
            return []
        return raw.decode("utf-8", "replace").splitlines()

    @functools.lru_cache(maxsize=None)
    def code(self, path):
        """The lines of a C++ file with comments and the inside of literals blanked out."""
        text = "\n".join(self.lines(path))
        return _COMMENT_OR_LITERAL.sub(_blank, text).split("\n")

    def cpp(self, *folders):
        for path in self.files:
            if path.endswith(CPP_SUFFIXES) and path.startswith(folders or ""):
                yield path


_COMMENT_OR_LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL)


def _blank(match):
    text = match.group(0)
    if text.startswith("/"):
        return "\n" * text.count("\n")
    return '""' + "\n" * text.count("\n")
