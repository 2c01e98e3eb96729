"""Exchange rates published to a running replica: by operators only, once, within the band."""

import base64
import json
import pathlib
import tempfile
import unittest

import replica

TOKEN = "integration-test-token"
PUBLISH = "landfall.currency.v1.CurrencyService/PublishExchangeRates"
CONVERT = "landfall.currency.v1.CurrencyService/ConvertMoney"


def publication(name, rate, **more):
    return {"requestId": name, "source": "ecb.daily", "baseCurrency": "EUR", "exchangeRates": [
        {"quoteCurrency": "USD", "rate": rate, "validFrom": "2026-07-25"}], **more}


def details(answer):
    """The details of an error as text, by type."""
    return {d["type"]: base64.b64decode(d["value"] + "==").decode(errors="replace")
            for d in json.loads(answer.stderr)["details"]}


@unittest.skipUnless(replica.BUF.exists(), "buf is not installed")
class PublishTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            token = pathlib.Path(folder) / "token"
            token.write_text(TOKEN + "\n")
            cls.replica = replica.Replica("--operator-token-file", str(token))
            cls.addClassCleanup(cls.replica.__exit__)
            cls.replica.__enter__()

    def publish(self, data, token=TOKEN):
        header = ["-H", f"authorization: Bearer {token}"] if token else []
        return self.replica.buf_curl(*header, f"http://{self.replica.grpc}/{PUBLISH}",
                                     data=json.dumps(data))

    def rate(self):
        answer = self.replica.buf_curl(
            f"http://{self.replica.grpc}/{CONVERT}",
            data=json.dumps({"amount": {"currencyCode": "EUR", "units": "1"}, "toCurrency": "USD",
                             "day": "2026-07-25"}))
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return json.loads(answer.stdout)

    def test_only_operators_publish(self):
        for token in ("", "another-token-of-16-bytes", TOKEN + "x"):
            answer = self.publish(publication("none", "1.2"), token)
            self.assertEqual(answer.returncode, 8 * 7, answer.stderr)
            self.assertIn("NOT_AN_OPERATOR", details(answer)["google.rpc.ErrorInfo"])

    def test_a_publication_answers_the_next_call_and_a_repetition_changes_nothing(self):
        before = self.rate()
        first = self.publish(publication("first", "1.15"))
        self.assertEqual(first.returncode, 0, first.stderr)
        answer = json.loads(first.stdout)
        after = self.rate()
        self.assertEqual((after["amount"], after["rateSetId"]), ("1.15", answer["rateSetId"]))
        self.assertNotEqual(after["rateSetId"], before["rateSetId"])
        again = json.loads(self.publish(publication("first", "1.15")).stdout)
        self.assertEqual(again.pop("repeated"), True)
        self.assertEqual(again, answer)
        reused = self.publish(publication("first", "1.16"))
        self.assertEqual(reused.returncode, 8 * 6, reused.stderr)
        self.assertIn('landfall_rate_publications_total{outcome="taken"} ',
                      self.replica.get("/metrics")[1])

    def test_a_rate_outside_the_band_is_named_and_needs_an_override(self):
        far = publication("far", "2.5", validateOnly=True)
        answer = self.publish(far)
        self.assertEqual(answer.returncode, 8 * 3, answer.stderr)
        self.assertIn("exchange_rates[0].rate", details(answer)["google.rpc.BadRequest"])
        answer = self.publish({**far, "overrideBand": True})
        self.assertEqual(answer.returncode, 0, answer.stderr)

    def test_every_violation_is_named(self):
        answer = self.publish({"source": "no source", "exchangeRates": [{"rate": "-1"}]})
        self.assertEqual(answer.returncode, 8 * 3, answer.stderr)
        for field in ("request_id", "source", "base_currency", "exchange_rates[0].rate",
                      "exchange_rates[0].quote_currency", "exchange_rates[0].valid_from"):
            self.assertIn(field, details(answer)["google.rpc.BadRequest"])


class OperatorTokenTest(unittest.TestCase):
    @unittest.skipUnless(replica.BUF.exists(), "buf is not installed")
    def test_without_a_token_nobody_publishes(self):
        with replica.Replica() as one:
            answer = one.buf_curl("-H", "authorization: Bearer " + TOKEN,
                                  f"http://{one.grpc}/{PUBLISH}",
                                  data=json.dumps(publication("a", "1.2")))
            self.assertEqual(answer.returncode, 8 * 9, answer.stderr)
            self.assertIn("OPERATORS_OFF", details(answer)["google.rpc.ErrorInfo"])

    def test_the_token_is_never_printed_and_never_a_flag(self):
        printed = replica.run("serve", "--print-config",
                              environment={"LANDFALL_OPERATOR_TOKEN": TOKEN})
        self.assertEqual(printed.returncode, 0, printed.stderr)
        self.assertIn("operator-token = (hidden)", printed.stdout)
        self.assertNotIn(TOKEN, printed.stdout + printed.stderr)
        self.assertEqual(replica.run("serve", "--operator-token", TOKEN).returncode, 2)

    def test_a_short_token_is_refused_at_start(self):
        started = replica.run("serve", "--check", environment={"LANDFALL_OPERATOR_TOKEN": "short"})
        self.assertEqual(started.returncode, 2)
        self.assertIn("fewer than 16 bytes", started.stderr)


if __name__ == "__main__":
    unittest.main()
