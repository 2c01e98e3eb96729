"""Replicas share answers through a real Redis, and lose nothing but speed when it fails or lies."""

import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

import replica

ORDER = replica.ROOT / "examples" / "orders" / "cn-de-apparel.json"
SERVER = shutil.which("redis-server", path=os.environ["PATH"] + ":/usr/sbin")
CLIENT = shutil.which("redis-cli")
TIMES = 40  # calls until an answer of a kind is looked up, and more
PASSWORD = "of-this-test-only"


class Redis:
    def __init__(self, port=None):
        self.port = port or replica.free_port()
        self._folder = tempfile.TemporaryDirectory()
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [SERVER, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "",
             "--requirepass", PASSWORD, "--dir", self._folder.name],
            stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
        if not replica.wait_until(lambda: self.ask("PING") == "PONG", 20):
            raise AssertionError("redis-server did not start")

    def ask(self, *words):
        return subprocess.run([CLIENT, "-p", str(self.port), "-a", PASSWORD, "--no-auth-warning",
                               *words], capture_output=True, text=True).stdout.strip()

    def signal(self, number):
        self.process.send_signal(number)

    def stop(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.stop()
        self._folder.cleanup()


class Liar:
    """Takes connections and answers whatever comes with bytes that mean nothing."""

    def __init__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._lie, args=(connection,), daemon=True).start()

    @staticmethod
    def _lie(connection):
        try:
            while connection.recv(4096):
                connection.sendall(b"+OK\r\n" if os.urandom(1)[0] < 128 else os.urandom(64))
        except OSError:
            pass

    def close(self):
        self._listener.close()


def keys_file(folder):
    path = pathlib.Path(folder) / "keys"
    path.write_text("1 " + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=" + "\n")
    return str(path)


def count(one, metric, outcome):
    found = re.search(rf'{metric}\{{outcome="{outcome}"\}} (\d+)', one.get("/metrics")[1])
    return int(found[1]) if found else -1


def looked_up(one, outcome):
    return count(one, "landfall_redis_lookups_total", outcome)


def plain(quote):
    quote.pop("quoteId")
    quote.pop("expiresAt")
    return quote


def ask(one, times=TIMES):
    """Quotes the order in full so many times; the last answer without what is signed."""
    asked = replica.run("quote", *([ORDER] * times), "--server", one.grpc, "--json", "--full")
    texts = re.split(r"(?m)^(?=\{)", asked.stdout)[1:]
    if len(texts) != times:
        raise AssertionError(f"{len(texts)} answers of {times}: {asked.stderr}")
    return plain(json.loads(texts[-1])["quote"])


def wait_for_written(one):
    return replica.wait_until(
        lambda: count(one, "landfall_redis_writes_total", "written") > 0, 10)


@unittest.skipUnless(SERVER and CLIENT, "needs redis-server and redis-cli")
class RedisTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.keys = keys_file(cls.folder.name)
        with replica.Replica("--cache-bytes", "0") as alone:
            cls.expected = ask(alone, 1)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def shared(self, port, *flags):
        password = pathlib.Path(self.folder.name) / "password"
        password.write_text(PASSWORD + "\n")
        return replica.Replica("--redis-address", f"127.0.0.1:{port}", "--redis-password-file",
                               str(password), "--signing-keys-file", self.keys, "--cache-factor",
                               "1", "--redis-factor", "0", *flags)

    def test_what_one_replica_made_another_finds(self):
        with Redis() as redis, self.shared(redis.port) as a, self.shared(redis.port) as b:
            self.assertEqual(ask(a), self.expected)
            self.assertTrue(wait_for_written(a))
            self.assertRegex(redis.ask("KEYS", "*"), r"^landfall:[0-9a-f]{64}$")
            self.assertEqual(ask(b), self.expected)
            self.assertGreater(looked_up(b, "hit"), 0)

    def test_a_value_changed_by_hand_is_dropped_and_counted(self):
        with Redis() as redis, self.shared(redis.port) as a:
            ask(a)
            self.assertTrue(wait_for_written(a))
            key = redis.ask("KEYS", "*")
            redis.ask("SETRANGE", key, "60", "another price")
            with self.shared(redis.port) as b:
                self.assertEqual(ask(b), self.expected)
                self.assertGreater(looked_up(b, "altered"), 0)

    def test_frozen_gone_and_back_empty_it_costs_no_answer(self):
        with Redis() as redis, self.shared(redis.port) as one:
            ask(one)
            redis.signal(signal.SIGSTOP)
            began = time.monotonic()
            self.assertEqual(self.fresh(one, 8), 8)
            self.assertLess(time.monotonic() - began, 20)
            redis.signal(signal.SIGCONT)
            redis.stop()
            self.assertEqual(self.fresh(one, 8), 8)
            redis.start()
            self.assertTrue(replica.wait_until(
                lambda: self.fresh(one, 1) and "landfall_redis_breaker_state 0" in
                one.get("/metrics")[1], 30))

    def test_a_server_that_answers_nonsense_is_left_alone(self):
        liar = Liar()
        try:
            with self.shared(liar.port) as one:
                self.assertEqual(ask(one), self.expected)
        finally:
            liar.close()

    def test_without_a_shared_key_it_is_refused(self):
        refused = replica.run("serve", "--redis-address", "127.0.0.1:6379")
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("signing-keys-file", refused.stdout + refused.stderr)
        refused = replica.run("serve", "--redis-address", "nowhere", "--signing-keys-file",
                              self.keys)
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("redis-address: expected host:port", refused.stdout + refused.stderr)

    def fresh(self, one, times):
        """Quotes orders nobody has asked for; how many were answered."""
        answered = 0
        with tempfile.TemporaryDirectory() as folder:
            for i in range(times):
                order = json.loads(ORDER.read_text())
                RedisTest.serial = getattr(RedisTest, "serial", 0) + 1
                order["order"]["lines"][0]["quantity"] = str(RedisTest.serial + 1)
                path = pathlib.Path(folder) / f"{i}.json"
                path.write_text(json.dumps(order))
                done = replica.run("quote", path, "--server", one.grpc, "--json", "--full")
                answered += done.returncode == 0
        return answered


if __name__ == "__main__":
    unittest.main()
