"""count_tests.py: what each kind of CTest entry counts as."""

import pathlib
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

from count_tests import Count, count_one

GTEST = """<testsuites><testsuite name="A">
<testcase name="a" status="run" result="completed"/>
<testcase name="b" status="run" result="completed"><failure message="no"/></testcase>
<testcase name="c" status="run" result="skipped"><skipped/></testcase>
<testcase name="d" status="notrun" result="suppressed"/>
</testsuite></testsuites>"""
GTEST_PASSING = '<testsuites><testcase status="run" result="completed"/></testsuites>'

CASES = [
    ("gtest cases are counted one by one", "fail", GTEST, "", Count(1, 1, 2)),
    ("a crash after passing cases is one failure", "fail", GTEST_PASSING, "", Count(1, 1, 0)),
    ("a crash without a report is one failure", "fail", None, "", Count(0, 1, 0)),
    ("a half-written report is a failure", "fail", "<testsui", "", Count(0, 1, 0)),
    ("the last line is believed", "run", None, "1 passed, 0 failed\nx\n12 passed, 0 failed\n",
     Count(12, 0, 0)),
    ("the last line counts failures", "fail", None, "12 passed, 3 failed\n", Count(12, 3, 0)),
    ("a non-zero end is a failure whatever it said", "fail", None, "2 passed, 0 failed\n",
     Count(2, 1, 0)),
    ("a plain check is one test", "run", None, "fine\n", Count(1, 0, 0)),
    ("a skipped check is not a pass", "notrun", None, "", Count(0, 0, 1)),
]


class CountTestsTest(unittest.TestCase):
    def test_table(self):
        for name, status, report, output, expected in CASES:
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                if report is not None:
                    (pathlib.Path(folder) / "x.xml").write_text(report)
                case = ElementTree.Element("testcase", name="x", status=status)
                ElementTree.SubElement(case, "system-out").text = output
                self.assertEqual(count_one(case, pathlib.Path(folder)), expected)


if __name__ == "__main__":
    unittest.main()
