"""Files stay small enough to read at one sitting."""

from treecheck.tree import Finding

_WARN_LINES, _MAX_LINES = 150, 400
_FACE_LINES = 120
_CODE = (".h", ".cc", ".py", ".sh", ".cmake")


def _is_face(path):
    parts = path.split("/")
    return len(parts) == 3 and parts[0] == "services" and parts[2] == f"{parts[1]}.h"


def check(tree):
    for path in tree.files:
        if not path.endswith(_CODE) or path.startswith("third_party/"):
            continue
        count = len(tree.lines(path))
        if count > _MAX_LINES:
            yield Finding(path, count, f"{count} lines; a file stops at {_MAX_LINES}")
        elif _is_face(path) and count > _FACE_LINES:
            yield Finding(path, count, f"{count} lines; a face stops at {_FACE_LINES}", True)
        elif count > _WARN_LINES and not path.startswith("tests/"):
            yield Finding(path, count, f"{count} lines; a file aims at {_WARN_LINES}", True)
