"""What callers must not do, done to a running replica: it says what is wrong and lives on."""

import copy
import json
import shutil
import unittest

import replica

ORDER = json.loads((replica.ROOT / "examples" / "orders" / "cn-de-apparel.json").read_text())
QUOTE = "landfall.quote.v1.QuoteService/CreateQuote"
BATCH = "landfall.quote.v1.QuoteService/BatchCreateQuotes"
OK, INVALID_ARGUMENT, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED = 0, 3, 4, 8


def order_of(lines):
    request = copy.deepcopy(ORDER)
    first = request["order"]["lines"][0]
    request["order"]["lines"] = [{**first, "lineId": f"L{i}"} for i in range(lines)]
    return request


@unittest.skipUnless(replica.BUF.exists(), "buf is not installed")
@unittest.skipUnless(shutil.which("curl"), "curl is not installed")
class BadInputTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.replica = replica.Replica()
        cls.addClassCleanup(cls.replica.__exit__)
        cls.replica.__enter__()
        cls.good = replica.as_bytes("landfall.quote.v1.CreateQuoteRequest", ORDER)

    def tearDown(self):
        self.assertEqual(self.replica.grpc_status(QUOTE, self.good)[0], OK, "it must live on")

    def test_a_message_of_100_megabytes_is_refused(self):
        self.assertEqual(self.replica.grpc_status(QUOTE, bytes(100 << 20))[0], RESOURCE_EXHAUSTED)

    def test_a_message_that_claims_100_megabytes_is_refused(self):
        status = self.replica.grpc_status(QUOTE, b"\x0a", claimed=100 << 20)[0]
        self.assertNotEqual(status, OK)

    def test_a_message_at_the_limit_is_read_and_one_above_is_not(self):
        limit = 4 << 20
        filler = (15 << 3 | 2).to_bytes(1, "big")  # an unknown field of the size that is left

        def padded(size):
            rest = size - 1 - 4
            varint = bytes([rest & 127 | 128, rest >> 7 & 127 | 128, rest >> 14 & 127 | 128,
                            rest >> 21])
            return filler + varint + bytes(rest)

        self.assertEqual(self.replica.grpc_status(QUOTE, padded(limit))[0], INVALID_ARGUMENT)
        self.assertEqual(self.replica.grpc_status(QUOTE, padded(limit + 1))[0], RESOURCE_EXHAUSTED)

    def test_bytes_that_are_no_message_are_an_invalid_argument(self):
        for message in (b"\xff\xff\xff\xff\xff", b"\x0a\x7f", self.good[:-1]):
            self.assertEqual(self.replica.grpc_status(QUOTE, message)[0], INVALID_ARGUMENT)

    def test_text_that_is_not_utf_8_is_an_invalid_argument(self):
        at = self.good.index(b"CN")
        bad = self.good[:at] + b"\xc3\x28" + self.good[at + 2:]
        self.assertEqual(self.replica.grpc_status(QUOTE, bad)[0], INVALID_ARGUMENT)

    def test_a_thousand_lines_are_answered_and_one_more_is_a_violation(self):
        for lines, status in ((1000, OK), (1001, INVALID_ARGUMENT)):
            message = replica.as_bytes("landfall.quote.v1.CreateQuoteRequest", order_of(lines))
            got, answer = self.replica.grpc_status(QUOTE, message)
            self.assertEqual(got, status, lines)
        shown = self.replica.buf_curl(f"http://{self.replica.grpc}/{QUOTE}",
                                      data=json.dumps(order_of(1001)))
        self.assertIn("violation", shown.stderr)

    def test_one_bad_item_leaves_the_others_of_its_batch_alone(self):
        bad = copy.deepcopy(ORDER)
        bad["order"]["lines"][0]["quantity"] = "0"
        answer = self.replica.buf_curl(f"http://{self.replica.grpc}/{BATCH}",
                                       data=json.dumps({"requests": [ORDER, bad, ORDER, {}]}))
        self.assertEqual(answer.returncode, 0, answer.stderr)
        outcomes = json.loads(answer.stdout)["outcomes"]
        self.assertEqual([sorted(o)[0] for o in outcomes], ["quote", "status", "quote", "status"])
        self.assertEqual(outcomes[1]["status"]["code"], INVALID_ARGUMENT)

    def test_a_batch_of_257_is_refused(self):
        message = replica.as_bytes("landfall.quote.v1.BatchCreateQuotesRequest",
                                   {"requests": [{}] * 257})
        self.assertEqual(self.replica.grpc_status(BATCH, message)[0], INVALID_ARGUMENT)

    def test_a_deadline_that_passes_ends_a_batch(self):
        # 64 orders of ten lines take far longer than the millisecond a deadline is measured in.
        batch = replica.as_bytes("landfall.quote.v1.BatchCreateQuotesRequest",
                                 {"requests": [order_of(10)] * 64})
        for timeout, status in (("1n", DEADLINE_EXCEEDED), ("1m", DEADLINE_EXCEEDED), ("30S", OK)):
            got = self.replica.grpc_status(BATCH, batch, f"grpc-timeout: {timeout}")[0]
            self.assertEqual(got, status, timeout)


if __name__ == "__main__":
    unittest.main()
