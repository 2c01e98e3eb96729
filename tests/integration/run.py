"""Runs the integration tests against a built landfall and ends with `N passed, M failed`.

Usage: run.py PATH-TO-LANDFALL [PATTERN]: of the files that match, all by default.
"""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import replica  # noqa: E402


def main(argv):
    replica.PROGRAM = str(pathlib.Path(argv[1]).resolve())
    suite = unittest.defaultTestLoader.discover(str(HERE), pattern=argv[2] if len(argv) > 2 else "*_test.py")
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors)
    passed = result.testsRun - failed - len(result.skipped)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
