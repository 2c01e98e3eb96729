#!/usr/bin/env python3
"""Checks the shape of the source tree: layers, sizes, words, and what CMake lists.

Usage: check_tree.py [ROOT]. Prints one line per defect, `path:line: what`, and ends 1 if any.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from treecheck import cmake_lists, layers, sizes, words  # noqa: E402
from treecheck.tree import Tree  # noqa: E402


def main(argv):
    root = pathlib.Path(argv[1] if len(argv) > 1 else pathlib.Path(__file__).parent.parent)
    tree = Tree(root.resolve())
    defects, warnings = [], []
    for rule in (layers, sizes, words, cmake_lists):
        for finding in rule.check(tree):
            (warnings if finding.is_warning else defects).append(finding)
    for finding in sorted(warnings):
        print(f"warning: {finding}")
    for finding in sorted(defects):
        print(finding)
    print(f"check_tree: {len(tree.files)} files, {len(defects)} defects, {len(warnings)} warnings")
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
