"""Rules that change under a running replica: good ones serve, bad ones are refused, it goes on."""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

import replica

TOOL = replica.ROOT / "tools" / "new_territory.py"
ORDER = replica.ROOT / "examples" / "orders" / "cn-de-apparel.json"
NEVER = "3600"  # seconds between looks: only signals count
BAD = 'levies { id: "qm.bad" territory: "XX-NO" family: FAMILY_TAX }\nreliefs { id: "qm.none" }\n'


class Folder(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.scratch = pathlib.Path(holder.name)
        self.own = self.scratch / "own"
        subprocess.run([sys.executable, TOOL, "QM", "--name", "Quasimodia", "--currency", "XTS",
                        "--zone", "Europe/Malta", "--data", self.own, "--tax", "20", "--duty", "5"],
                       check=True, capture_output=True)

    def change_tax(self):
        """Writes 21 for 20 per cent in the own folder."""
        for path in self.own.rglob("*.textproto"):
            text = path.read_text()
            if 'percent: "20"' in text:
                path.write_text(text.replace('percent: "20"', 'percent: "21"'))

    def edition(self, one):
        """The edition that answers now."""
        asked = replica.run("quote", ORDER, "--server", one.grpc, "--json")
        self.assertEqual(asked.returncode, 0, asked.stderr)
        return json.loads(asked.stdout)["quote"]["answer"]["editionId"]

    def reloads(self, one, outcome):
        text = one.get("/metrics")[1]
        return int(re.search(rf'landfall_rules_reloads_total{{outcome="{outcome}"}} (\d+)',
                             text)[1])

    def assert_soon(self, what, why):
        self.assertTrue(replica.wait_until(what), why)


class ReloadTest(Folder):
    def start(self, *flags):
        one = replica.Replica("--data", f"data,{self.own}", *flags)
        self.addCleanup(one.__exit__)
        return one.__enter__()

    def test_a_hangup_swaps_the_rules(self):
        one = self.start("--watch-seconds", NEVER)
        before = self.edition(one)
        self.change_tax()
        self.assertEqual(self.edition(one), before)
        one.process.send_signal(signal.SIGHUP)
        self.assert_soon(lambda: self.reloads(one, "done") == 1, "no reload")
        self.assertNotEqual(self.edition(one), before)
        self.assertIn("rules replaced", one.log())

    def test_a_change_of_the_files_swaps_the_rules(self):
        one = self.start("--watch-seconds", "1")
        before = self.edition(one)
        self.change_tax()
        self.assert_soon(lambda: self.reloads(one, "done") == 1, "no reload")
        self.assertNotEqual(self.edition(one), before)

    def test_a_bad_rulebook_is_refused_whole_with_every_defect_in_the_log(self):
        one = self.start("--watch-seconds", NEVER)
        before = self.edition(one)
        (self.own / "bad.textproto").write_text(BAD)
        one.process.send_signal(signal.SIGHUP)
        self.assert_soon(lambda: self.reloads(one, "refused") == 1, "not refused")
        self.assertEqual(self.edition(one), before)
        log = one.log()
        for defect in ("bad.textproto:1", "bad.textproto:2", "XX-NO"):
            self.assertIn(defect, log)
        self.assertEqual(one.get("/readyz")[0], 200)
        (self.own / "bad.textproto").unlink()
        one.process.send_signal(signal.SIGHUP)
        self.assert_soon(lambda: self.reloads(one, "done") == 1, "not taken again")
        self.assertEqual(self.edition(one), before)

    def test_a_bad_rulebook_is_refused_at_start(self):
        (self.own / "bad.textproto").write_text(BAD)
        started = replica.run("serve", "--check", "--data", f"data,{self.own}",
                              "--edition-folder", self.scratch / "editions")
        self.assertEqual(started.returncode, 2)
        self.assertIn("bad.textproto:1", started.stderr)


class EditionFileTest(Folder):
    """A compiled edition that was damaged on its way."""

    def setUp(self):
        super().setUp()
        made = replica.run("data", "compile", "data", "--out", self.scratch / "made")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.good = next((self.scratch / "made").glob("*.edition"), None) \
            if (self.scratch / "made").is_dir() else self.scratch / "made"
        self.bytes = self.good.read_bytes()
        self.served = self.scratch / "served.edition"

    def put(self, data):
        """Writes beside and renames, as files that are mapped must be replaced."""
        beside = self.scratch / "beside"
        beside.write_bytes(data)
        os.replace(beside, self.served)

    def damaged(self):
        """Files to refuse, with what must be said of each."""
        middle = len(self.bytes) // 2
        flipped = bytearray(self.bytes)
        flipped[middle] ^= 1
        newer = bytearray(self.bytes)
        newer[8:12] = (999).to_bytes(4, "little")
        return [("truncated", self.bytes[:middle], "damaged"),
                ("cut by a byte", self.bytes[:-1], "damaged"),
                ("empty", b"", "edition"),
                ("flipped", bytes(flipped), "damaged"),
                ("a format number changed", bytes(newer), "checksum"),
                ("no edition", b"x" * 4096, "not an edition file")]

    def test_it_is_refused_at_start(self):
        for name, data, said in self.damaged():
            with self.subTest(name):
                self.put(data)
                started = replica.run("serve", "--check", "--edition", self.served)
                self.assertEqual(started.returncode, 2, name)
                self.assertIn(said, started.stderr)

    def test_it_is_refused_at_a_swap_and_the_old_one_serves_on(self):
        self.put(self.bytes)
        with replica.Replica("--edition", str(self.served), "--watch-seconds", NEVER) as one:
            before = self.edition(one)
            for number, (name, data, _) in enumerate(self.damaged(), 1):
                with self.subTest(name):
                    self.put(data)
                    one.process.send_signal(signal.SIGHUP)
                    self.assert_soon(lambda: self.reloads(one, "refused") == number, name)
                    self.assertEqual(self.edition(one), before)
                    self.assertEqual(one.get("/readyz")[0], 200)
            self.put(self.bytes)
            one.process.send_signal(signal.SIGHUP)
            self.assert_soon(lambda: self.reloads(one, "done") == 1, "not taken again")


if __name__ == "__main__":
    unittest.main()
