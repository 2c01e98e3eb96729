"""A replica under test: started on free ports, asked, stopped."""

import http.client
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = ""  # path of landfall, set by run.py
BUF = ROOT / "tools" / "buf" / "node_modules" / ".bin" / "buf"
START_SECONDS = 120  # generous: sanitizer builds compile the rules slowly
PROMTOOL = shutil.which("promtool")
SAMPLES = sorted((ROOT / "examples" / "orders").glob("*.json"))
PLANS = [path for path in SAMPLES if "-multi-" in path.name]  # orders with nodes, for `plan`
QUOTES = [path for path in SAMPLES if path not in PLANS]  # orders of one dispatch, for `quote`


def clean_environment():
    return {k: v for k, v in os.environ.items() if not k.startswith("LANDFALL_")}


def run(*words, environment=None, **more):
    """Runs the program to its end."""
    return subprocess.run([PROGRAM, *map(str, words)], cwd=ROOT, text=True, capture_output=True,
                          env={**clean_environment(), **(environment or {})},
                          timeout=START_SECONDS, **more)


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def lasting_port():
    """A free port that the system does not hand out meanwhile to a connection that goes out."""
    while True:
        port = random.randrange(20000, 30000)
        with socket.socket() as held:
            try:
                held.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass


def wait_until(what, seconds=30):
    """Waits until a condition holds, and says whether it does."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.02)
    return False


def as_bytes(kind, message):
    """A message given as JSON in its binary form."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "message.json"
        path.write_text(json.dumps(message))
        return subprocess.run(
            [BUF, "convert", "proto", "--type", kind, "--from", f"{path}#format=json", "--to",
             "-#format=binpb"], cwd=ROOT, check=True, capture_output=True).stdout


def grpc_status(server, method, message, *headers, claimed=None, words=()):
    """Sends the bytes of a message and returns the gRPC code, and the bytes of the answer. A
    message may claim another size than it has. None when the connection gave no status. `words`
    are more of them for curl."""
    size = len(message) if claimed is None else claimed
    frame = b"\0" + struct.pack(">I", size) + message
    command = ["curl", "-sS", "--http2-prior-knowledge" if server.startswith("http:") else "--http2",
               "--max-time", "60", "-D", "-", "-H", "content-type: application/grpc",
               "-H", "te: trailers", "-H", "expect:"]
    for header in headers:
        command += ["-H", header]
    command += [*words, "--data-binary", "@-", f"{server}/{method}"]
    done = subprocess.run(command, input=frame, capture_output=True)
    found = re.findall(rb"grpc-status: (\d+)\r", done.stdout)
    return (int(found[-1]) if found else None), done.stdout


class Replica:
    def __init__(self, *flags, grpc=None, http_port=None, editions=None):
        self._scratch = tempfile.TemporaryDirectory()
        self.grpc = grpc or f"127.0.0.1:{free_port()}"
        self.http_port = http_port or free_port()
        self._log = open(os.path.join(self._scratch.name, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--grpc-address", self.grpc,
             "--http-address", f"127.0.0.1:{self.http_port}",
             "--edition-folder", editions or os.path.join(self._scratch.name, "editions"),
             *([] if "--drain-delay-ms" in flags else ["--drain-delay-ms", "0"]), *flags],
            cwd=ROOT, env=clean_environment(), stdout=self._log, stderr=subprocess.STDOUT)

    def __enter__(self):
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if self.get("/readyz")[0] == 200:
                    return self
            except OSError:
                pass
            time.sleep(0.05)
        self.stop()
        raise AssertionError("the replica did not become ready:\n" + self.log())

    def __exit__(self, *unused):
        self.stop()
        self._log.close()
        self._scratch.cleanup()

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.http_port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def grpc_status(self, method, message, *headers, claimed=None):
        return grpc_status(f"http://{self.grpc}", method, message, *headers, claimed=claimed)

    def log(self):
        self._log.seek(0)
        return self._log.read()

    def stop(self):
        """Asks it to end and returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode

    def buf_curl(self, *words, data=None):
        """Calls a method by reflection; buf ends with 8 times the gRPC code."""
        command = [BUF, "curl", "--protocol", "grpc", "--http2-prior-knowledge", *words]
        if data is not None:
            command += ["-d", "@-"]
        return subprocess.run(command, input=data, text=True, capture_output=True, timeout=60)
