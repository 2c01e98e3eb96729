"""Replicas behind HAProxy and in the hands of balancing callers, while things break: no call is lost.

Each disturbance lasts CHAOS_SECONDS. Counts are printed. Every answer must be the one a lone replica
gives under the same edition.
"""

import itertools
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import balanced
import replica

NEVER = "3600"  # seconds between looks at the rules: only signals count
LEAST_CALLS = 10 if os.environ.get("SANITIZED") else 10 * balanced.CHAOS_SECONDS
BAD = 'levies { id: "qm.bad" territory: "XX-NO" family: FAMILY_TAX }\n'


def answer_of(address):
    """The digest of what a replica answers now."""
    return next(iter(balanced.c_core_caller(address, seconds=0.01, threads=1).result()["answers"]))


def lone_answer(*flags):
    with replica.Replica(*flags) as one:
        return answer_of(one.grpc)


def all_callers(a, b, proxy, scratch):
    """One of each kind, through the proxy and, balancing by themselves, without it."""
    both = f"ipv4:{a.grpc},{b.grpc}"
    callers = {"h2load, proxy": balanced.H2load(proxy.address, scratch),
               "C core, proxy": balanced.c_core_caller(proxy.address, threads=2, pause_ms=10),
               "C core, round robin": balanced.c_core_caller(both, threads=2, pause_ms=10)}
    if balanced.NODE:
        callers["grpc-js, proxy"] = balanced.node_caller(proxy.address, threads=2, pause_ms=10)
        callers["grpc-js, round robin"] = balanced.node_caller(both, threads=2, pause_ms=10)
    return callers


def again_and_again(disturb, over, faults):
    """Runs disturb() every half second until `over`, and keeps what went wrong in it."""
    try:
        while not over.wait(0.5):
            disturb()
    except BaseException as fault:  # for the thread that waits
        faults.append(fault)


@unittest.skipIf(balanced.missing(), f"not installed: {balanced.missing()}")
@unittest.skipUnless(balanced.HAS_GRPC, "python3-grpcio is not installed")
class ChaosTest(unittest.TestCase):
    def disturbed(self, what, disturb, right, *flags):
        """Calls for CHAOS_SECONDS while disturb(a, b, proxy) is done again and again. Returns how
        often it was, and what h2load counted."""
        times, over, faults = itertools.count(), threading.Event(), []
        with tempfile.TemporaryDirectory() as scratch, balanced.two_replicas(*flags) as (a, b, proxy):
            def once():
                disturb(a, b, proxy)
                next(times)

            callers = all_callers(a, b, proxy, scratch)
            thread = threading.Thread(target=again_and_again, args=(once, over, faults))
            thread.start()
            time.sleep(balanced.CHAOS_SECONDS)
            results = {name: caller.result() for name, caller in callers.items()}
            over.set()
            thread.join()
        done = next(times)
        balanced.report(f"{what}, {done} times", results)
        self.assertEqual(faults, [])
        self.assertGreater(done, 0)
        for name, got in results.items():
            self.assertGreater(got["calls"], LEAST_CALLS, name)
            self.assertLessEqual(set(got.get("answers", [])), right, name)
            if not name.startswith("h2load"):
                self.assertEqual((got["failed"], got["failures"]), (0, {}), name)
        return done, results["h2load, proxy"]

    def test_a_killed_replica_costs_no_caller_a_call(self):
        turns = itertools.count()

        def kill(a, b, proxy):
            member = (a, b)[next(turns) % 2]
            member.kill()
            time.sleep(0.3)
            member.start()
            self.assertTrue(replica.wait_until(proxy.is_up, 60), proxy.states())

        kills, h2load = self.disturbed("kill -9", kill, {lone_answer()})
        self.assertLessEqual(h2load["failed"], kills, h2load["out"])

    def test_a_rolling_restart_costs_no_call(self):
        turns = itertools.count()

        def restart(a, b, proxy):
            member = (a, b)[next(turns) % 2]
            self.assertEqual(member.stop(), 0)
            member.start()
            self.assertTrue(replica.wait_until(proxy.is_up, 60), proxy.states())

        _, h2load = self.disturbed("restart by SIGTERM", restart, {lone_answer()},
                                   *balanced.DRAIN)
        self.assertEqual(h2load["failed"], 0, h2load["out"])

    def test_new_rules_and_bad_ones_cost_no_call_and_no_wrong_answer(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        own = pathlib.Path(holder.name) / "own"
        subprocess.run([sys.executable, replica.ROOT / "tools" / "new_territory.py", "QM", "--name",
                        "Quasimodia", "--currency", "XTS", "--zone", "Europe/Malta", "--data", own,
                        "--tax", "20", "--duty", "5"], check=True, capture_output=True)
        tax = next(path for path in own.rglob("*.textproto") if 'percent: "20"' in path.read_text())
        flags = ["--data", f"data,{own}", "--watch-seconds", NEVER]
        texts = [tax.read_text(), tax.read_text().replace('percent: "20"', 'percent: "21"')]
        right = set()
        for text in texts:
            tax.write_text(text)
            right.add(lone_answer(*flags))
        self.assertEqual(len(right), 2)
        turns = itertools.count(1)

        def change(a, b, proxy):
            turn = next(turns)
            tax.write_text(texts[turn % 2])
            self.hang_up(a, b, "done", turn)
            (own / "bad.textproto").write_text(BAD)
            self.hang_up(a, b, "refused", turn)
            (own / "bad.textproto").unlink()

        _, h2load = self.disturbed("new rules, then bad ones", change, right, *flags)
        self.assertEqual(h2load["failed"], 0, h2load["out"])

    def hang_up(self, a, b, outcome, count):
        """Has both look at their rules again, and waits until that came to `outcome`."""
        counter = re.compile(rf'landfall_rules_reloads_total{{outcome="{outcome}"}} {count}\b')
        for member in (a, b):
            member.now.process.send_signal(signal.SIGHUP)
        for member in (a, b):
            self.assertTrue(replica.wait_until(lambda: counter.search(member.now.get("/metrics")[1])),
                            (outcome, count))


if __name__ == "__main__":
    unittest.main()
