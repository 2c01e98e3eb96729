"""deploy/local: one command starts everything, one ends it and leaves no process."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import urllib.request

import replica

LOCAL = replica.ROOT / "deploy" / "local"
QUOTES = "landfall.quote.v1.QuoteService"
NEEDED = ("curl", "haproxy", "prometheus", "redis-server")
PATH = os.environ["PATH"] + ":/usr/sbin"
MISSING = ", ".join(name for name in NEEDED if not shutil.which(name, path=PATH))


def processes_of(*marks):
    """Command lines of all processes that name a mark there or in their environment."""
    marks = [str(mark).encode() for mark in marks]
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/"):
        try:
            words = (path / "environ").read_bytes() + (path / "cmdline").read_bytes()
        except OSError:
            continue
        if any(mark in words for mark in marks) and int(path.name) != os.getpid():
            found.append((path / "cmdline").read_bytes())
    return found


@unittest.skipIf(MISSING, f"not installed: {MISSING}")
class LocalTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.state = pathlib.Path(holder.name).resolve() / "state"
        self.port = replica.lasting_port()
        self.addCleanup(self.down)

    def up(self, program=None):
        return subprocess.run([LOCAL / "up", "--program", program or replica.PROGRAM, "--port",
                               str(self.port), "--state", self.state], text=True,
                              capture_output=True, env=replica.clean_environment())

    def down(self):
        return subprocess.run([LOCAL / "down", "--state", self.state], text=True,
                              capture_output=True)

    def processes(self):
        return processes_of(self.state, f"127.0.0.1:{self.port}\0", f"127.0.0.1:{self.port + 3}")

    def test_it_goes_up_quotes_and_goes_down_without_a_trace(self):
        up = self.up()
        self.assertEqual(up.returncode, 0, up.stderr)
        proxy = f"127.0.0.1:{self.port}"
        self.assertIn(proxy, up.stdout)
        for order in replica.SAMPLES:
            with self.subTest(order.name):
                verb = "plan" if order in replica.PLANS else "quote"
                asked = replica.run(verb, order, "--server", proxy)
                self.assertEqual(asked.returncode, 0, asked.stderr)
        self.assertTrue(replica.wait_until(self.all_scraped))
        again = self.up()
        self.assertEqual(again.returncode, 1)
        self.assertIn("already up", again.stderr)
        self.assertEqual(len(self.processes()), 5)
        down = self.down()
        self.assertEqual((down.returncode, down.stderr), (0, ""))
        self.assertEqual(self.processes(), [])
        self.assertEqual(self.down().returncode, 0)

    def all_scraped(self):
        url = f"http://127.0.0.1:{self.port + 2}/api/v1/query?query=up"
        with urllib.request.urlopen(url, timeout=10) as answer:
            result = json.load(answer)["data"]["result"]
        return sorted(series["value"][1] for series in result) == ["1"] * 3

    @unittest.skipUnless(replica.BUF.exists(), "buf is not installed")
    def test_a_quote_of_one_replica_is_verified_by_the_other_also_after_a_restart(self):
        self.assertEqual(self.up().returncode, 0)
        a, b = (f"http://127.0.0.1:{self.port + above}/{QUOTES}" for above in (10, 20))
        order = replica.ROOT / "examples" / "orders" / "cn-de-apparel.json"
        made = replica.Replica.buf_curl(None, f"{a}/CreateQuote", data=order.read_text())
        self.assertEqual(made.returncode, 0, made.stderr)
        question = json.dumps({"quoteId": json.loads(made.stdout)["quote"]["quoteId"]})
        for when in ("at once", "after a restart"):
            if when == "after a restart":
                self.assertEqual((self.down().returncode, self.up().returncode), (0, 0))
            told = replica.Replica.buf_curl(None, f"{b}/VerifyQuote", data=question)
            self.assertEqual(told.returncode, 0, told.stderr)
            self.assertIn("QUOTE_VERDICT_VALID", told.stdout)

    def test_a_replica_that_does_not_start_is_shown_and_nothing_is_left(self):
        up = self.up(shutil.which("false"))
        self.assertEqual(up.returncode, 1)
        self.assertIn("a did not start", up.stderr)
        self.assertEqual(self.processes(), [])

    def test_words_it_does_not_know_are_refused(self):
        for name in ("up", "down"):
            done = subprocess.run([LOCAL / name, "--nothing"], text=True, capture_output=True)
            self.assertEqual(done.returncode, 2)
            self.assertIn(f"Usage: deploy/local/{name}", done.stderr)


if __name__ == "__main__":
    unittest.main()
