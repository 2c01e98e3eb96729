"""One replica: probes, metrics, reflection, answers and errors over the wire, and a clean end."""

import base64
import json
import signal
import pathlib
import re
import subprocess
import tempfile
import unittest

import replica

ORDER = replica.ROOT / "examples" / "orders" / "cn-de-apparel.json"
SERVICES = ["landfall.quote.v1.QuoteService", "landfall.landed_cost.v1.LandedCostService",
            "landfall.currency.v1.CurrencyService", "landfall.reference.v1.ReferenceService",
            "grpc.health.v1.Health"]
needs_buf = unittest.skipUnless(replica.BUF.exists(), "buf is not installed")
needs_promtool = unittest.skipUnless(replica.PROMTOOL, "promtool is not installed")


class ReplicaTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.replica = replica.Replica()
        cls.addClassCleanup(cls.replica.__exit__)
        cls.replica.__enter__()

    def call(self, method, data):
        return self.replica.buf_curl(f"http://{self.replica.grpc}/{method}", data=data)

    def test_probes_answer(self):
        self.assertEqual(self.replica.get("/healthz")[0], 200)
        self.assertEqual(self.replica.get("/readyz")[0], 200)
        self.assertEqual(self.replica.get("/nothing-here")[0], 404)

    def test_metrics_exist_before_the_first_call(self):
        status, text = self.replica.get("/metrics")
        self.assertEqual(status, 200)
        for piece in ("landfall_edition_age_seconds ", "landfall_rate_set_age_seconds ",
                      "grpc_server_handled_total", 'grpc_method="CreateQuote"',
                      'grpc_code="InvalidArgument"'):
            self.assertIn(piece, text)

    @needs_promtool
    def test_promtool_finds_no_fault_in_the_metrics(self):
        text = self.replica.get("/metrics")[1]
        checked = subprocess.run([replica.PROMTOOL, "check", "metrics"], input=text, text=True,
                                 capture_output=True)
        self.assertEqual((checked.returncode, checked.stderr + checked.stdout), (0, ""))

    def test_every_sample_order_is_answered(self):
        for order in replica.QUOTES:
            with self.subTest(order.name):
                asked = replica.run("quote", order, "--server", self.replica.grpc, "--json")
                self.assertEqual(asked.returncode, 0, asked.stderr)
                self.assertIn("options", json.loads(asked.stdout)["quote"]["answer"])

    def test_every_sample_order_with_nodes_is_planned(self):
        for order in replica.PLANS:
            with self.subTest(order.name):
                asked = replica.run("plan", order, "--server", self.replica.grpc, "--json")
                self.assertEqual(asked.returncode, 0, asked.stderr)
                answer = json.loads(asked.stdout)
                self.assertEqual(answer["state"], "PLAN_STATE_PLANNED")
                self.assertEqual(answer["proof"]["kind"], "PROOF_KIND_OPTIMAL")
                best = answer["plans"][answer.get("best", 0)]
                for baseline in answer["baselines"]:
                    self.assertGreaterEqual(int(baseline.get("saving", 0)), 0, baseline)
                ordered = {i: int(line["quantity"]) for i, line in
                           enumerate(json.loads(order.read_text())["order"]["lines"])}
                for group in best["groups"]:
                    for shipment in group["shipments"]:
                        for item in shipment["items"]:
                            ordered[item.get("line", 0)] -= int(item["quantity"])
                self.assertEqual(set(ordered.values()), {0})

    @needs_buf
    def test_services_of_a_lane_are_listed(self):
        answer = self.call("landfall.routing.v1.RoutingService/ListServices", json.dumps(
            {"dispatch": {"country": "CN"}, "destination": {"country": "DE"},
             "asOf": "2026-07-06T08:00:00Z"}))
        self.assertEqual(answer.returncode, 0, answer.stderr)
        services = json.loads(answer.stdout)["services"]
        self.assertIn("YUN_ECONOMY", [service["serviceId"] for service in services])

    def test_an_explanation_names_the_rounding_of_each_charge(self):
        asked = replica.run("quote", ORDER, "--server", self.replica.grpc, "--json", "--full")
        self.assertEqual(asked.returncode, 0, asked.stderr)
        nodes = json.loads(asked.stdout)["quote"]["answer"]["options"][0]["explanation"]
        modes = [node.get("roundingMode") for node in nodes if "roundingIncrement" in node]
        self.assertEqual(set(modes), {"ROUNDING_MODE_HALF_UP"})

    @needs_buf
    def test_a_promise_says_whether_it_is_complete_and_how_far_it_may_go(self):
        request = json.loads(ORDER.read_text())
        quoted = self.call("landfall.quote.v1.QuoteService/CreateQuote", json.dumps(request))
        quote = json.loads(quoted.stdout)["quote"]
        verified = self.call("landfall.quote.v1.QuoteService/VerifyQuote",
                             json.dumps({"quoteId": quote["quoteId"], "request": request}))
        answer = json.loads(verified.stdout)
        self.assertEqual(answer["verdict"], "QUOTE_VERDICT_VALID", verified.stdout)
        told = [(o.get("complete", False), o["totals"].get("low"), o["totals"].get("high"))
                for o in quote["answer"]["options"]]
        promised = [(o.get("complete", False), o.get("low"), o.get("high"))
                    for o in answer["options"]]
        self.assertEqual(promised, told)
        self.assertEqual({complete for complete, _, _ in promised}, {True, False}, promised)

    def test_a_warning_names_what_it_is_about(self):
        request = json.loads(ORDER.read_text())
        for line in request["order"]["lines"][1:]:
            line.pop("dimensions")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "order.json"
            path.write_text(json.dumps(request))
            asked = replica.run("quote", path, "--server", self.replica.grpc)
        self.assertIn("note: weight or size missing, lines 2,3, see lines[1].dimensions",
                      asked.stdout)

    def test_a_printed_quote_is_in_order_of_rank(self):
        asked = replica.run("quote", ORDER, "--server", self.replica.grpc)
        ranks = [int(rank) for rank in re.findall(r"^  (\d+)\. ", asked.stdout, re.M)]
        self.assertEqual(ranks, list(range(1, len(ranks) + 1)))

    def test_a_replay_of_every_sample_order_comes_to_the_same(self):
        for order in replica.QUOTES:
            with self.subTest(order.name), tempfile.TemporaryDirectory() as folder:
                quoted = replica.run("quote", order, "--server", self.replica.grpc, "--json",
                                     "--full")
                quote = pathlib.Path(folder) / "quote.json"
                quote.write_text(quoted.stdout)
                again = replica.run("explain", "--replay", quote)
                self.assertEqual(again.returncode, 0, again.stdout + again.stderr)
                self.assertIn(" 0 differ", again.stdout)
                # One figure altered is found.
                answer = json.loads(quoted.stdout)
                nodes = answer["quote"]["answer"]["options"][0]["explanation"]
                charge = next(n for n in nodes if n["kind"] == "NODE_KIND_CHARGE" and "result" in n)
                charge["exact"] = charge["exact"] + "1" if "." in charge["exact"] else "77777"
                quote.write_text(json.dumps(answer))
                self.assertEqual(replica.run("explain", "--replay", quote).returncode, 1)

    @needs_buf
    def test_reflection_lists_every_service(self):
        listed = self.replica.buf_curl("--list-services", f"http://{self.replica.grpc}")
        self.assertEqual(listed.returncode, 0, listed.stderr)
        for service in SERVICES:
            self.assertIn(service, listed.stdout.split())

    @needs_buf
    def test_a_quote_comes_by_reflection(self):
        answer = self.call("landfall.quote.v1.QuoteService/CreateQuote", ORDER.read_text())
        self.assertEqual(answer.returncode, 0, answer.stderr)
        self.assertIn("quote", json.loads(answer.stdout))

    @needs_buf
    def test_every_method_of_reference_answers(self):
        order = json.loads(ORDER.read_text())["order"]
        asked = {
            "ResolveTerritory": ({"address": {"country": "ES", "postalCode": "35001"}},
                                 "territories"),
            "GetTariffLine": ({"territory": "US", "hsCode": "6109.10.00"}, "rates"),
            "SearchTariff": ({"territory": "GB", "query": "6109"}, "rates"),
            "ListThresholds": ({"territory": "DE"}, "thresholds"),
            "ListRestrictions": ({"territory": "DE"}, "restrictions"),
            "ListUpcomingChanges": ({"order": order, "after": "2026-06-01T00:00:00Z"}, "changes"),
            "GetEdition": ({}, "coverage"),
        }
        for method, (request, field) in asked.items():
            with self.subTest(method):
                answer = self.call(f"landfall.reference.v1.ReferenceService/{method}",
                                   json.dumps(request))
                self.assertEqual(answer.returncode, 0, answer.stderr)
                self.assertIn(field, json.loads(answer.stdout))

    @needs_buf
    def test_a_bad_question_to_reference_names_every_field(self):
        answer = self.call("landfall.reference.v1.ReferenceService/GetTariffLine",
                           json.dumps({"territory": "??", "hsCode": "x"}))
        self.assertEqual(answer.returncode, 8 * 3, answer.stderr)

    @needs_buf
    def test_health_says_serving(self):
        answer = self.call("grpc.health.v1.Health/Check", "{}")
        self.assertEqual(json.loads(answer.stdout or "{}"), {"status": "SERVING"}, answer.stderr)

    @needs_buf
    def test_a_bad_request_names_every_field(self):
        order = json.loads(ORDER.read_text())
        order["order"]["lines"][0]["quantity"] = "0"
        order["order"]["lines"][1]["hsCode"] = "no code"
        answer = self.call("landfall.quote.v1.QuoteService/CreateQuote", json.dumps(order))
        self.assertEqual(answer.returncode, 8 * 3, answer.stderr)
        details = {d["type"]: base64.b64decode(d["value"] + "==").decode(errors="replace")
                   for d in json.loads(answer.stderr)["details"]}
        for field in ("order.lines[0].quantity", "order.lines[1].hs_code"):
            self.assertIn(field, details["google.rpc.BadRequest"])


class LifeTest(unittest.TestCase):
    def test_sigterm_ends_a_replica_with_code_0(self):
        with replica.Replica("--drain-ms", "500") as one:
            self.assertEqual(one.stop(), 0, one.log())

    def test_calls_are_answered_while_balancers_are_told_to_look_elsewhere(self):
        with replica.Replica("--drain-delay-ms", "3000") as one:
            one.process.send_signal(signal.SIGTERM)
            self.assertTrue(replica.wait_until(lambda: one.get("/readyz")[0] == 503, 2))
            status, _ = one.grpc_status("landfall.reference.v1.ReferenceService/GetEdition", b"")
            self.assertEqual(status, 0)
            self.assertEqual(one.process.wait(30), 0, one.log())

    def test_a_port_that_is_taken_is_an_error(self):
        with replica.Replica() as one:
            second = replica.run("serve", "--grpc-address", one.grpc,
                                 "--http-address", "127.0.0.1:0")
            self.assertNotEqual(second.returncode, 0)

    def test_unknown_settings_are_refused_and_the_effective_ones_printed(self):
        self.assertEqual(replica.run("serve", "--no-such-setting", "1").returncode, 2)
        printed = replica.run("serve", "--print-config", "--drain-ms", "1234")
        self.assertEqual(printed.returncode, 0, printed.stderr)
        self.assertIn("drain-ms = 1234", printed.stdout)


if __name__ == "__main__":
    unittest.main()
