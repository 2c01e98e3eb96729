"""Words that must not appear: unfinished work, places of one machine, floating point in money."""

import re

from treecheck.tree import Finding

# Written in pieces so that this file passes its own check.
_UNFINISHED = re.compile(
    r"\b(?:TO" r"DO|FIX" r"ME|HA" r"CK)\b|(?i:\bplace" r"holder\b|\bnot imple" r"mented\b|"
    r"(?<!::)\bst" r"ub\b)")
_MACHINE = re.compile(r"(?<![\w./%-])(?:/wo" r"rk/|/ro" r"ot/|/ho" r"me/|/t" r"mp/)|\bclau" r"de\b|\bchat" r"gpt\b")
_HOSTS = re.compile(
    r"registry\.np" r"mjs|\bpy" r"pi\.org|pythonho" r"sted\.org|\bcrates" r"\.io|proxy\.go" r"lang|"
    r"deb\.deb" r"ian\.org|rubyge" r"ms\.org")
_FLOATING = re.compile(r"\b(?:double|float|stod|stof|strtod|strtof|atof|SimpleAtod|SimpleAtof)\b")
_TERRITORY_TEST = re.compile(
    r'(?:territory|country|origin|destination|dispatch|subdivision)\w*(?:\(\)|\.\w+)*\s*[!=]=\s*"(?!NONE")',
    re.IGNORECASE)
_PROSE = (".h", ".cc", ".py", ".sh", ".cmake", ".txt", ".md", ".proto", ".textproto", ".json",
          ".yaml", ".yml", ".service", ".cfg", ".case", "")
_NO_FLOATING = re.compile(r"^(?:common/(?:money|goods|order|rates|rulebook|territory)/|"
                          r"services/[^/]+/domain/|services/landed_cost/)")


def _suffix(path):
    name = path.rsplit("/", 1)[-1]
    return name[name.rindex("."):] if "." in name[1:] else ""


def check(tree):
    for path in tree.files:
        if path.startswith(("third_party/", "data/schedules/")) or _suffix(path) not in _PROSE:
            continue
        for number, line in enumerate(tree.lines(path), 1):
            for pattern, why in ((_UNFINISHED, "unfinished work"), (_MACHINE, "a machine's place"),
                                 (_HOSTS, "a package registry")):
                match = pattern.search(line)
                if match:
                    yield Finding(path, number, f"'{match.group(0)}' speaks of {why}")
    for path in tree.cpp("common/", "services/"):
        yield from _check_code(tree, path)


def _check_code(tree, path):
    if path.endswith(".h") and "#pragma once" not in tree.lines(path):
        yield Finding(path, 1, "a header starts with #pragma once")
    if _NO_FLOATING.match(path):
        for number, line in enumerate(tree.code(path), 1):
            match = _FLOATING.search(line)
            if match:
                yield Finding(path, number, f"'{match.group(0)}': no floating point here")
    if not path.startswith("common/testing/"):
        for number, line in enumerate(tree.lines(path), 1):
            match = _TERRITORY_TEST.search(line.split("//")[0])
            if match and not line[match.end():].startswith('"'):
                yield Finding(path, number, "tests for a territory by name: that belongs in data/")
