"""The settings files that deploy/ ships are understood, and fit what stops a replica."""

import re
import unittest

import replica

DEPLOY = replica.ROOT / "deploy"
FILES = {"unit": (DEPLOY / "systemd/landfall.conf", DEPLOY / "systemd/landfall.service",
                  r"TimeoutStopSec=(\d+)"),
         "pod": (DEPLOY / "kustomize/base/landfall.conf", DEPLOY / "kustomize/base/deployment.yaml",
                 r"terminationGracePeriodSeconds: (\d+)")}


class ShippedSettingsTest(unittest.TestCase):
    def test_a_replica_has_the_time_to_drain(self):
        for name, (settings, stopper, pattern) in FILES.items():
            with self.subTest(name):
                done = replica.run("serve", "--print-config", "--config", settings)
                self.assertEqual(done.returncode, 0, done.stderr)
                told = dict(line.split(" = ", 1) for line in done.stdout.splitlines())
                needed = int(told["drain-delay-ms"]) + int(told["drain-ms"])
                allowed = int(re.search(pattern, stopper.read_text())[1]) * 1000
                self.assertGreater(allowed, needed + 5000)


if __name__ == "__main__":
    unittest.main()
