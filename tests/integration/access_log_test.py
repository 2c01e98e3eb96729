"""The log of calls: one line of JSON each, with nothing of the order in it."""

import json
import unittest

import replica

ORDER = replica.ROOT / "examples" / "orders" / "cn-de-apparel.json"
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
METHOD = "landfall.quote.v1.QuoteService/CreateQuote"


def calls(log):
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    return [line for line in lines if line.get("event") == "call"]


@unittest.skipUnless(replica.BUF.exists(), "buf is not installed")
class AccessLogTest(unittest.TestCase):
    def ask(self, one, *headers, data=None):
        return one.buf_curl(*headers, f"http://{one.grpc}/{METHOD}",
                            data=data or ORDER.read_text())

    def test_every_call_has_one_line(self):
        with replica.Replica() as one:
            self.ask(one, "-H", f"traceparent: {TRACE}")
            self.ask(one, "-H", "traceparent: no trace")
            self.ask(one, data="{}")
            one.stop()
            good, untraced, bad = calls(one.log())
        self.assertEqual(
            {k: good[k] for k in ("level", "method", "code", "peer", "traceparent")},
            {"level": "info", "method": METHOD, "code": "OK", "peer": "127.0.0.1",
             "traceparent": TRACE})
        self.assertGreater(good["micros"], 0)
        self.assertGreater(good["request_bytes"], 100)
        self.assertGreater(good["answer_bytes"], good["request_bytes"])
        self.assertRegex(good["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
        self.assertNotIn("traceparent", untraced)
        self.assertEqual((bad["code"], bad["answer_bytes"]), ("InvalidArgument", 0))

    def test_nothing_of_the_order_is_in_the_log(self):
        order = json.loads(ORDER.read_text())
        order["order"]["destination"]["postalCode"] = "53113"
        with replica.Replica() as one:
            self.ask(one, data=json.dumps(order))
            one.stop()
            self.assertEqual(len(calls(one.log())), 1)
            self.assertNotIn("53113", one.log())

    def test_it_can_be_switched_off(self):
        with replica.Replica("--access-log", "false") as one:
            self.ask(one)
            one.stop()
            self.assertEqual(calls(one.log()), [])


if __name__ == "__main__":
    unittest.main()
