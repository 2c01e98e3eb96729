"""The systemd unit."""

import re
import unittest

import shipped

UNIT = shipped.DEPLOY / "systemd" / "landfall.service"
MOST_EXPOSED = 4.0  # of 10, as systemd-analyze counts


@unittest.skipUnless(shipped.program("systemd-analyze"), "systemd is not installed")
class UnitTest(unittest.TestCase):
    def test_a_replica_can_do_little_beyond_serving(self):
        code, said = shipped.run("systemd-analyze", "security", "--offline=true", "--no-pager", UNIT)
        self.assertEqual(code, 0, said)
        exposure = float(re.search(r"Overall exposure level for landfall.service: ([\d.]+)", said)[1])
        print(f"\nexposure {exposure}")
        self.assertLessEqual(exposure, MOST_EXPOSED)


if __name__ == "__main__":
    unittest.main()
