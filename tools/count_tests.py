#!/usr/bin/env python3
"""Adds up the tests of one or more CTest runs.

Usage: count_tests.py RESULTS [RESULTS…], folders holding `ctest.xml` (ctest --output-junit) and a
GTest report NAME.xml for each test binary.

A GTest binary counts its cases. Any other test counts what its last line `N passed, M failed` says,
or else as one. A test that failed without saying so (a crash, a time limit) counts one failure.
Prints a table and, last, `N passed, M failed`; ends 1 if any failed or none ran.
"""

import collections
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

Count = collections.namedtuple("Count", "passed failed skipped")
_LAST_LINE = re.compile(r"^(\d+) passed, (\d+) failed\s*$", re.MULTILINE)


def _count_gtest(report):
    try:
        root = ElementTree.parse(report).getroot()
    except (OSError, ElementTree.ParseError):
        return None
    passed = failed = skipped = 0
    for case in root.iter("testcase"):
        if case.find("failure") is not None:
            failed += 1
        elif case.get("status") == "notrun" or case.get("result") in ("skipped", "suppressed"):
            skipped += 1
        else:
            passed += 1
    return Count(passed, failed, skipped)


def count_one(case, folder):
    """Counts one <testcase> of ctest.xml."""
    status = case.get("status")
    if status in ("notrun", "disabled") or case.find("skipped") is not None:
        return Count(0, 0, 1)
    count = _count_gtest(folder / (case.get("name") + ".xml"))
    if count is None:
        said = _LAST_LINE.findall(case.findtext("system-out") or "")
        count = Count(int(said[-1][0]), int(said[-1][1]), 0) if said else None
    ctest_failed = status == "fail" or case.find("failure") is not None
    if count is None:
        return Count(0, 1, 0) if ctest_failed else Count(1, 0, 0)
    if ctest_failed and count.failed == 0:
        return count._replace(failed=1)
    return count


def main(argv):
    total = Count(0, 0, 0)
    for folder in map(pathlib.Path, argv[1:]):
        for case in ElementTree.parse(folder / "ctest.xml").getroot().iter("testcase"):
            count = count_one(case, folder)
            mark = "FAILED" if count.failed else ""
            print(f"  {case.get('name'):32} {count.passed:6} passed {count.failed:4} failed "
                  f"{count.skipped:4} skipped {mark}".rstrip())
            total = Count(*(a + b for a, b in zip(total, count)))
    print(f"skipped: {total.skipped}")
    print(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
