"""A caller of replicas with a service config of deploy/grpc: calls until its time is over, and counts.

Runs under Debian's Python, whose gRPC is the C core that C++ callers have, too. Reads one JSON
object from standard input, {target, config (a path), method, request (hex), seconds, threads,
pause_ms}, and writes one: {calls, failed, failures, answers: {digest: times}, p99_ms}.
"""

import collections
import hashlib
import json
import pathlib
import sys
import threading
import time

import grpc


def fields(message):
    """The fields of a message that are strings of bytes, by number."""
    at, found = 0, {}

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(message):
        tag = varint()
        if tag & 7 == 0:
            varint()
        else:
            size = varint() if tag & 7 == 2 else 8 if tag & 7 == 1 else 4
            found[tag >> 3] = message[at:at + size]
            at += size
    return found


def digest(response):
    """Of a CreateQuoteResponse without the id and the end of its promise, which differ each time."""
    return hashlib.sha256(fields(fields(response)[1])[3]).hexdigest()[:16]


class Count:
    def __init__(self):
        self.lock = threading.Lock()
        self.calls = 0
        self.failures = collections.Counter()
        self.answers = collections.Counter()
        self.times = []

    def call(self, method, request):
        began = time.monotonic()
        try:
            answer, failure = digest(method(request)), None
        except grpc.RpcError as error:
            answer, failure = None, f"{error.code().name}: {error.details()}"
        took = time.monotonic() - began
        with self.lock:
            self.calls += 1
            self.times.append(took)
            if failure:
                self.failures[failure] += 1
            else:
                self.answers[answer] += 1


def main():
    asked = json.load(sys.stdin)
    options = [("grpc.service_config", pathlib.Path(asked["config"]).read_text()), ("grpc.enable_retries", 1),
               ("grpc.initial_reconnect_backoff_ms", 100), ("grpc.max_reconnect_backoff_ms", 500)]
    count = Count()
    with grpc.insecure_channel(asked["target"], options) as channel:
        method = channel.unary_unary("/" + asked["method"])
        request = bytes.fromhex(asked["request"])
        until = time.monotonic() + asked["seconds"]

        def work():
            while True:
                count.call(method, request)
                if time.monotonic() >= until:
                    return
                time.sleep(asked["pause_ms"] / 1000)

        threads = [threading.Thread(target=work) for _ in range(asked["threads"])]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    times = sorted(count.times)
    json.dump({"calls": count.calls, "failed": sum(count.failures.values()),
               "failures": count.failures, "answers": count.answers,
               "p99_ms": round(times[len(times) * 99 // 100] * 1000, 1)}, sys.stdout)


if __name__ == "__main__":
    main()
