"""A real Prometheus with the configuration that ships watches two replicas and their proxy."""

import contextlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

import balanced
import replica

sys.path.insert(0, str(replica.ROOT / "tests" / "deploy"))

import shipped  # noqa: E402

PROMETHEUS = shutil.which("prometheus")
# Named by rules and dashboard, and not yet counted by a replica.
AWAITED = {"landfall_answers_total", "landfall_not_computed_total"}
OLD_SECONDS = 8  # the age of an edition that is told here
# Queries that are rightly empty while all is well.
QUIET = {"Alerts"}


def soon(what):
    """Whether it comes to hold, on however busy a machine; asks no oftener than it may change."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.2)
    return False


class Prometheus:
    """Started with a copy of deploy/prometheus that looks often and waits little."""

    def __init__(self, members, proxy):
        self._folder = tempfile.TemporaryDirectory()
        home = pathlib.Path(self._folder.name) / "prometheus"
        shutil.copytree(replica.ROOT / "deploy" / "prometheus", home)
        self.hasten(home)
        targets = home / "targets"
        addresses = [f"127.0.0.1:{member.http_port}" for member in members]
        (targets / "replicas.yml").write_text(json.dumps([{"targets": addresses}]))
        (targets / "haproxy.yml").write_text(
            json.dumps([{"targets": [f"127.0.0.1:{proxy.http_port}"]}]))
        (targets / "alertmanagers.yml").unlink()
        self.address = f"127.0.0.1:{replica.lasting_port()}"
        self.log = open(home / "log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [PROMETHEUS, f"--config.file={home}/prometheus.yml", f"--storage.tsdb.path={home}/data",
             f"--web.listen-address={self.address}"], stdout=self.log, stderr=subprocess.STDOUT)

    @staticmethod
    def hasten(home):
        for path in [home / "prometheus.yml", *(home / "rules").glob("*.yml")]:
            text = re.sub(r"(scrape|evaluation)_interval: \w+", r"\1_interval: 1s",
                          path.read_text())
            text = re.sub(r"for: \w+", "for: 1s", text)
            path.write_text(re.sub(r"(edition_age_seconds >) [\d* ]+", rf"\1 {OLD_SECONDS}", text))

    def get(self, path, **parameters):
        url = f"http://{self.address}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        with urllib.request.urlopen(url, timeout=10) as answer:
            return json.load(answer)["data"]

    def query(self, expression):
        return self.get("query", query=expression)["result"]

    def firing(self):
        """The alerts that fire now, each with its labels."""
        with contextlib.suppress(OSError):
            return [alert["labels"] for alert in self.get("alerts")["alerts"]
                    if alert["state"] == "firing"]
        return []

    def fires(self, name, **labels):
        return any(labels.items() <= alert.items() and alert["alertname"] == name
                   for alert in self.firing())

    def all_up(self):
        with contextlib.suppress(OSError):
            return sorted(s["metric"]["job"] for s in self.query("up == 1")) == [
                "haproxy", "landfall", "landfall"]
        return False

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()
        self._folder.cleanup()


@unittest.skipIf(balanced.missing(), f"not installed: {balanced.missing()}")
@unittest.skipUnless(PROMETHEUS, "prometheus is not installed")
class WatchedTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with contextlib.ExitStack() as stack:
            cls.a, cls.b, cls.proxy = stack.enter_context(balanced.two_replicas())
            cls.prometheus = stack.enter_context(
                contextlib.closing(Prometheus((cls.a, cls.b), cls.proxy)))
            cls.addClassCleanup(stack.pop_all().close)
        if not soon(cls.prometheus.all_up):
            cls.prometheus.log.seek(0)
            raise AssertionError(cls.prometheus.log.read()[-3000:])
        with tempfile.TemporaryDirectory() as scratch:
            balanced.H2load(cls.proxy.address, scratch, seconds=4).result()

    def exposed(self):
        """The names of all metrics that a replica and the proxy have."""
        names = set()
        for text in (self.a.now.get("/metrics")[1], self.proxy.metrics()):
            for name, kind in re.findall(r"^# TYPE (\S+) (\w+)", text, re.MULTILINE):
                names |= {name} if kind != "histogram" else {
                    name + end for end in ("_bucket", "_sum", "_count")}
        return names

    def test_every_metric_that_rules_and_dashboard_name_is_exposed(self):
        named = dict(shipped.queries()) | shipped.rule_expressions()
        used = {name for query in named.values() for name in shipped.metrics_in(query)
                if ":" not in name}
        self.assertGreater(len(used), 15)
        self.assertEqual(used - self.exposed(), AWAITED)

    def test_every_query_of_the_dashboard_has_an_answer(self):
        for title, query in shipped.queries():
            with self.subTest(title, query=query):
                found = soon(lambda: self.prometheus.query(query)) \
                    if not self.may_be_empty(title, query) else self.prometheus.query(query)
                self.assertTrue(found or self.may_be_empty(title, query))

    def may_be_empty(self, title, query):
        rules = shipped.rule_expressions()
        names = shipped.metrics_in(query)
        for name in list(names):
            names |= shipped.metrics_in(rules.get(name, ""))
        return title in QUIET or bool(names & AWAITED)

    def test_it_finds_no_fault_in_any_rule(self):
        groups = self.prometheus.get("rules")["groups"]
        rules = [rule for group in groups for rule in group["rules"]]
        self.assertEqual({rule["name"] for rule in rules}, set(shipped.rule_expressions()))
        self.assertTrue(soon(lambda: all(
            rule["health"] == "ok" for group in self.prometheus.get("rules")["groups"]
            for rule in group["rules"])))

    def test_the_alerts_on_readiness_fire_when_a_replica_is_gone_and_end_when_it_is_back(self):
        fires = self.prometheus.fires
        gone = (("LandfallReplicaUnreachable", {"instance": f"127.0.0.1:{self.b.http_port}"}),
                ("LandfallReplicaNotReady", {"server": "b"}), ("LandfallNotRedundant", {}))
        for name, labels in gone:
            self.assertTrue(soon(lambda: not fires(name, **labels)), name)
        self.b.kill()
        for name, labels in gone:
            self.assertTrue(soon(lambda: fires(name, **labels)), name)
        self.assertFalse(fires("LandfallNoReplicaReady"))
        self.b.start()
        for name, labels in gone:
            self.assertTrue(soon(lambda: not fires(name, **labels)), name)

    def test_the_alert_on_old_rules_fires_when_they_are_and_not_before(self):
        name, labels = "LandfallEditionOld", {"instance": f"127.0.0.1:{self.b.http_port}"}
        self.restart_b()
        self.assertTrue(soon(lambda: not self.prometheus.fires(name, **labels)))
        self.assertTrue(soon(lambda: self.prometheus.fires(name, **labels)))

    def restart_b(self, *flags):
        self.b.stop()
        self.b.flags(*flags)
        self.b.start()

    def test_the_alert_on_refused_rules_fires(self):
        with tempfile.TemporaryDirectory() as scratch:
            bad = pathlib.Path(scratch) / "own"
            bad.mkdir()
            self.restart_b("--data", f"data,{bad}", "--watch-seconds", "1")
            self.addCleanup(self.restart_b)
            name, labels = "LandfallRulesRefused", {"instance": f"127.0.0.1:{self.b.http_port}"}
            self.assertFalse(self.prometheus.fires(name, **labels))
            (bad / "bad.textproto").write_text('reliefs { id: "qm.none" }\n')
            self.assertTrue(soon(lambda: self.prometheus.fires(name, **labels)))


if __name__ == "__main__":
    unittest.main()
