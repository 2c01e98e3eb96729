"""Quotes through HAProxy with the configuration that ships."""

import contextlib
import http.client
import json
import subprocess
import tempfile
import unittest

import balanced
import replica

ORDER = json.loads(balanced.ORDER.read_text())
BATCH = "landfall.quote.v1.QuoteService/BatchCreateQuotes"
LIMIT = 4 << 20  # bytes of a message, as replicas have it
OK, INVALID_ARGUMENT, RESOURCE_EXHAUSTED, UNAVAILABLE = 0, 3, 8, 14


def padded(size):
    """A message of that many bytes: one unknown field."""
    rest = size - 5
    return bytes([15 << 3 | 2, rest & 127 | 128, rest >> 7 & 127 | 128, rest >> 14 & 127 | 128,
                  rest >> 21]) + bytes(rest)


def authority(folder):
    """A certificate for localhost that signs itself; the paths of it and of it with its key."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost", "-keyout", f"{folder}/key.pem",
                    "-out", f"{folder}/certificate.pem"], check=True, capture_output=True)
    both = f"{folder}/both.pem"
    with open(both, "w", encoding="utf-8") as file:
        for name in ("certificate.pem", "key.pem"):
            with open(f"{folder}/{name}", encoding="utf-8") as part:
                file.write(part.read())
    return f"{folder}/certificate.pem", both


@unittest.skipIf(balanced.missing(), f"not installed: {balanced.missing()}")
class BalanceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with contextlib.ExitStack() as stack:
            cls.a, cls.b, cls.proxy = stack.enter_context(balanced.two_replicas())
            cls.addClassCleanup(stack.pop_all().close)
        cls.server = f"http://{cls.proxy.address}"

    def ask(self, method, message, *headers):
        return replica.grpc_status(self.server, method, message, *headers)[0]

    def test_every_sample_order_is_answered_as_by_a_lone_replica(self):
        for order in replica.SAMPLES:
            with self.subTest(order.name):
                answers = []
                for address in (self.proxy.address, self.a.grpc):
                    verb = "plan" if order in replica.PLANS else "quote"
                    asked = replica.run(verb, order, "--server", address, "--json")
                    self.assertEqual(asked.returncode, 0, asked.stderr)
                    answer = json.loads(asked.stdout)
                    answers.append(answer if verb == "plan" else answer["quote"]["answer"])
                self.assertEqual(*answers)

    def test_calls_of_one_connection_are_shared_evenly(self):
        before = self.proxy.answers()
        with tempfile.TemporaryDirectory() as scratch:
            load = balanced.H2load(self.proxy.address, scratch, seconds=2, connections=1, streams=4)
            self.assertEqual(load.result()["failed"], 0)
        share = {name: count - before[name] for name, count in self.proxy.answers().items()}
        print(f"\nshares: {share}")
        self.assertLessEqual(abs(share["a"] - share["b"]), 0.05 * sum(share.values()), share)

    def test_messages_up_to_the_limit_of_the_replicas_pass(self):
        batch = replica.as_bytes("landfall.quote.v1.BatchCreateQuotesRequest",
                                 {"requests": [ORDER] * 256})
        self.assertEqual(self.ask(BATCH, batch), OK)
        self.assertEqual(self.ask(balanced.METHOD, padded(LIMIT)), INVALID_ARGUMENT)
        self.assertEqual(self.ask(balanced.METHOD, padded(LIMIT + 1)), RESOURCE_EXHAUSTED)

    def test_what_is_not_grpc_is_refused(self):
        done = subprocess.run(["curl", "-sS", "--http2-prior-knowledge", "-o", "/dev/null", "-w",
                               "%{http_code}", f"{self.server}/{balanced.METHOD}", "-d", "{}"],
                              capture_output=True, text=True)
        self.assertEqual(done.stdout, "415")

    def test_a_trace_reaches_the_log_of_the_replica(self):
        trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        self.assertEqual(self.ask(balanced.METHOD, balanced.request_bytes(),
                                  f"traceparent: {trace}"), OK)
        self.assertTrue(replica.wait_until(lambda: trace in self.a.now.log() + self.b.now.log()))

    def test_the_proxy_is_ready_while_a_replica_is(self):
        self.assertEqual(self.probe(), 200)
        with balanced.two_replicas() as (a, b, proxy):
            a.stop()
            self.assertTrue(replica.wait_until(lambda: proxy.states()["a"] == "DOWN"))
            self.assertEqual(self.probe(proxy), 200)
            b.stop()
            self.assertTrue(replica.wait_until(lambda: proxy.states()["b"] == "DOWN"))
            self.assertEqual(self.probe(proxy), 503)
            status, answer = replica.grpc_status(f"http://{proxy.address}", balanced.METHOD,
                                                 balanced.request_bytes())
            self.assertEqual(status, UNAVAILABLE, answer)

    def probe(self, proxy=None):
        connection = http.client.HTTPConnection("127.0.0.1", (proxy or self.proxy).http_port)
        with contextlib.closing(connection):
            connection.request("GET", "/readyz")
            return connection.getresponse().status


@unittest.skipIf(balanced.missing(), f"not installed: {balanced.missing()}")
class TlsTest(unittest.TestCase):
    def test_callers_speak_tls_and_show_their_certificate_where_one_is_asked_for(self):
        message = balanced.request_bytes()
        with tempfile.TemporaryDirectory() as folder, balanced.two_members() as (a, b):
            certificate, both = authority(folder)
            trust = ["--cacert", certificate]
            for environment, words, status in (
                    ({}, trust, OK),
                    ({}, [], None),
                    ({"LANDFALL_CALLER_CA": certificate}, trust, None),
                    ({"LANDFALL_CALLER_CA": certificate}, [*trust, "--cert", both], OK)):
                with self.subTest(environment=environment, words=words), contextlib.closing(
                        balanced.Balancer(a, b, LANDFALL_TLS_CERTIFICATE=both,
                                          **environment)) as proxy:
                    server = f"https://localhost:{proxy.address.split(':')[1]}"
                    got = replica.grpc_status(server, balanced.METHOD, message, words=words)
                    self.assertEqual(got[0], status, got[1])


if __name__ == "__main__":
    unittest.main()
