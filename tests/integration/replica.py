"""A replica under test: started on free ports, asked, stopped."""

import http.client
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = ""  # path of landfall, set by run.py
BUF = ROOT / "tools" / "buf" / "node_modules" / ".bin" / "buf"
START_SECONDS = 120  # generous: sanitizer builds compile the rules slowly
PROMTOOL = shutil.which("promtool")


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


class Replica:
    def __init__(self, *flags):
        self._scratch = tempfile.TemporaryDirectory()
        self.grpc = f"127.0.0.1:{free_port()}"
        self.http_port = free_port()
        self._log = open(os.path.join(self._scratch.name, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--grpc-address", self.grpc,
             "--http-address", f"127.0.0.1:{self.http_port}",
             "--edition-folder", os.path.join(self._scratch.name, "editions"), *flags],
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
