"""Answers from the cache are the answers that are made without it."""

import json
import re
import unittest

import replica

ORDERS = replica.QUOTES
TIMES = 40  # calls until an answer of a kind is looked up, and more


def answers(*flags):
    """What a replica with these flags answers to every order, the last of many times; its metrics."""
    with replica.Replica(*flags) as one:
        asked = replica.run("quote", *(ORDERS * TIMES), "--server", one.grpc, "--json", "--full")
        metrics = one.get("/metrics")[1]
    texts = re.split(r"(?m)^(?=\{)", asked.stdout)[1:]
    quotes = [json.loads(text)["quote"] for text in texts[-len(ORDERS):]]
    for quote in quotes:
        quote.pop("quoteId")
        quote.pop("expiresAt")
    return quotes, metrics


class CacheTest(unittest.TestCase):
    def test_kept_answers_are_those_that_are_made(self):
        kept, metrics = answers("--cache-factor", "1")
        made, without = answers("--cache-bytes", "0")
        self.assertEqual(len(kept), len(ORDERS))
        self.assertEqual(kept, made)
        hits = re.search(r'landfall_cache_hits_total\{kind="quote_full"\} (\d+)', metrics)
        self.assertGreater(int(hits[1]), 0)
        self.assertNotIn("landfall_cache", without)


if __name__ == "__main__":
    unittest.main()
