"""Scraping, rules, alerts and the dashboard, as promtool and amtool judge them."""

import json
import pathlib
import re
import tempfile
import unittest

import shipped

HERE = pathlib.Path(__file__).resolve().parent
RULE_TESTS = sorted((HERE / "rules").glob("*.yml"))


@unittest.skipUnless(shipped.program("promtool"), "promtool is not installed")
class PrometheusTest(unittest.TestCase):
    def assert_passes(self, *words):
        code, said = shipped.run(*words)
        self.assertEqual(code, 0, said)

    def test_promtool_finds_no_fault_in_the_configuration_and_its_rules(self):
        self.assert_passes("promtool", "check", "config", "deploy/prometheus/prometheus.yml")

    def test_alerts_fire_when_they_should_and_only_then(self):
        for path in RULE_TESTS:
            with self.subTest(path.name):
                self.assert_passes("promtool", "test", "rules", path)

    def test_promtool_understands_every_query_of_the_dashboard(self):
        rules = [{"record": f"query:{i}", "expr": expr}
                 for i, (_, expr) in enumerate(shipped.queries())]
        self.assertGreater(len(rules), 20)
        with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
            json.dump({"groups": [{"name": "dashboard", "rules": rules}]}, file)
            file.flush()
            self.assert_passes("promtool", "check", "rules", file.name)

    @unittest.skipUnless(shipped.program("amtool"), "amtool is not installed")
    def test_amtool_finds_no_fault_in_the_routes_of_alerts(self):
        self.assert_passes("amtool", "check-config", "deploy/alertmanager/alertmanager.yml")
        for severity, receiver in (("page", "pages"), ("ticket", "tickets")):
            code, said = shipped.run("amtool", "config", "routes", "test", "--config.file",
                                     "deploy/alertmanager/alertmanager.yml", f"severity={severity}")
            self.assertEqual((code, said.split()[-1]), (0, receiver), said)


class AlertTest(unittest.TestCase):
    def test_every_alert_is_seen_to_fire_in_a_rule_test(self):
        seen = set(re.findall(r'alertname="(\w+)"', "".join(p.read_text() for p in RULE_TESTS)))
        self.assertEqual(sorted(seen), sorted(shipped.alerts()))

    def test_every_alert_has_a_severity_that_is_routed_and_says_what_to_do(self):
        for path in shipped.RULES:
            for rule in re.split(r"\n\s*- (?=alert:|record:)", path.read_text())[1:]:
                if rule.startswith("alert:"):
                    with self.subTest(rule.split("\n")[0]):
                        self.assertRegex(rule, r"labels: \{severity: (page|ticket)\}")
                        self.assertRegex(rule, r'summary: "[A-Z]')
                        self.assertRegex(rule, r'description: "')

    def test_every_alert_has_its_line_for_whoever_is_woken(self):
        manual = (shipped.DEPLOY / "README.md").read_text()
        for name in shipped.alerts():
            self.assertIn(f"`{name}`", manual)


class DashboardTest(unittest.TestCase):
    def test_panels_have_their_own_places_titles_and_units(self):
        taken, ids = set(), []
        for panel in shipped.panels():
            place = panel["gridPos"]
            cells = {(x, y) for x in range(place["x"], place["x"] + place["w"])
                     for y in range(place["y"], place["y"] + place["h"])}
            self.assertFalse(cells & taken, panel["title"])
            taken |= cells
            ids.append(panel["id"])
            self.assertTrue(panel["title"] and panel["description"])
            self.assertTrue(panel["fieldConfig"]["defaults"]["unit"])
        self.assertEqual(len(ids), len(set(ids)))

    def test_every_recorded_series_it_shows_is_recorded(self):
        recorded = set(shipped.rule_expressions())
        for title, query in shipped.queries():
            for name in shipped.metrics_in(query):
                if ":" in name:
                    self.assertIn(name, recorded, title)


if __name__ == "__main__":
    unittest.main()
