"""Replicas behind HAProxy, as deploy/haproxy has it, and those who call them."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile

import replica

CONFIG = replica.ROOT / "deploy" / "haproxy" / "haproxy.cfg"
NODE_CALLER = replica.ROOT / "tests" / "node" / "calling.mjs"
HAPROXY = shutil.which("haproxy", path=os.environ["PATH"] + ":/usr/sbin")
H2LOAD = shutil.which("h2load")
NODE = shutil.which("node") if (NODE_CALLER.parent / "node_modules").exists() else None
DEBIAN_PYTHON = "/usr/bin/python3"
HAS_GRPC = subprocess.run([DEBIAN_PYTHON, "-c", "import grpc"], capture_output=True).returncode == 0
METHOD = "landfall.quote.v1.QuoteService/CreateQuote"
ORDER = replica.ROOT / "examples" / "orders" / "cn-de-apparel.json"
# A replica that is told to stop goes on answering until balancers have looked elsewhere.
DRAIN = ("--drain-delay-ms", "1500")
# How long a disturbance lasts; tools/test --long asks for a minute.
CHAOS_SECONDS = int(os.environ.get("CHAOS_SECONDS", "5"))


def missing():
    """What lacks for a test of this file, or nothing."""
    tools = {"haproxy": HAPROXY, "h2load": H2LOAD, "buf": replica.BUF.exists()}
    return ", ".join(name for name, found in tools.items() if not found)


class Member:
    """A replica that can die and come again under the same addresses."""

    def __init__(self, editions, *flags):
        self._editions, self._flags = editions, flags
        self.grpc = f"127.0.0.1:{replica.lasting_port()}"
        self.http_port = replica.lasting_port()
        self.start()

    def start(self):
        self.now = replica.Replica(*self._flags, grpc=self.grpc, http_port=self.http_port,
                                   editions=self._editions).__enter__()

    def flags(self, *flags):
        """Those it is started with from now on."""
        self._flags = flags

    def kill(self):
        self.now.process.kill()
        self.stop()

    def stop(self):
        """Asks it to end, waits, and returns its exit code."""
        code = self.now.stop()
        self.now.__exit__()
        return code


class Balancer:
    """HAProxy with the configuration that ships, on free ports, before two members."""

    def __init__(self, a, b, **environment):
        self.address = f"127.0.0.1:{replica.lasting_port()}"
        self.http_port = replica.lasting_port()
        self.log = tempfile.TemporaryFile("w+")
        known = {"LANDFALL_PROXY": self.address,
                 "LANDFALL_PROXY_METRICS": f"127.0.0.1:{self.http_port}",
                 "LANDFALL_REPLICA_A": a.grpc, "LANDFALL_REPLICA_A_HTTP": str(a.http_port),
                 "LANDFALL_REPLICA_B": b.grpc, "LANDFALL_REPLICA_B_HTTP": str(b.http_port)}
        self.process = subprocess.Popen(
            [HAPROXY, "-db", "-f", str(CONFIG)], stdout=self.log, stderr=subprocess.STDOUT,
            env={**replica.clean_environment(), **known, **environment})
        if not replica.wait_until(lambda: self.process.poll() is not None or self.is_up(), 60) or \
                self.process.poll() is not None:
            said = self.said()
            self.close()
            raise AssertionError("the proxy found no replicas:\n" + said)

    def is_up(self):
        return set(self.states().values()) == {"UP"}

    def said(self):
        self.log.seek(0)
        return self.log.read()

    def metrics(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.http_port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", "/metrics")
            return connection.getresponse().read().decode()

    def states(self):
        """Whether each replica is UP, DOWN, …, by name; nothing while the proxy does not answer."""
        with contextlib.suppress(OSError):
            return {server: state for server, state in re.findall(
                r'haproxy_server_status\{proxy="landfall",server="(\w+)",state="(\w+)"\} 1\b',
                self.metrics())}
        return {}

    def answers(self):
        """How many answers came from each replica."""
        found = re.findall(r'haproxy_server_http_responses_total\{proxy="landfall",server="(\w+)",'
                           r'code="2xx"\} (\d+)', self.metrics())
        return {server: int(count) for server, count in found}

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        self.log.close()


@contextlib.contextmanager
def two_members(*flags):
    with contextlib.ExitStack() as stack:
        editions = stack.enter_context(tempfile.TemporaryDirectory())
        members = []
        for _ in range(2):
            members.append(Member(editions, *flags))
            stack.callback(members[-1].stop)
        yield members


@contextlib.contextmanager
def two_replicas(*flags):
    """Two members and the proxy before them."""
    with two_members(*flags) as (a, b), contextlib.closing(Balancer(a, b)) as proxy:
        yield a, b, proxy


class Caller:
    """A program that calls in the background; result() waits for it and says what it counted."""

    def __init__(self, name, command, asked=None):
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        self.process.stdin.write(json.dumps(asked) if asked else "")
        self.process.stdin.close()
        self.process.stdin = None

    def output(self):
        out, err = self.process.communicate(timeout=120 + CHAOS_SECONDS)
        if self.process.returncode != 0:
            raise AssertionError(f"{self.name} ended with {self.process.returncode}:\n{out}\n{err}")
        return out

    def result(self):
        return json.loads(self.output())


def request_bytes():
    return replica.as_bytes("landfall.quote.v1.CreateQuoteRequest", json.loads(ORDER.read_text()))


def _asked(target, seconds, threads, pause_ms):
    config = "service_config_direct.json" if "," in target else "service_config.json"
    return {"target": target, "config": str(replica.ROOT / "deploy" / "grpc" / config), "method": METHOD,
            "request": request_bytes().hex(), "seconds": seconds, "threads": threads, "pause_ms": pause_ms}


def c_core_caller(target, seconds=CHAOS_SECONDS, threads=4, pause_ms=5):
    """The client that C++ and Python callers have."""
    return Caller("C core", [DEBIAN_PYTHON, str(pathlib.Path(__file__).parent / "calling.py")],
                  _asked(target, seconds, threads, pause_ms))


def node_caller(target, seconds=CHAOS_SECONDS, threads=4, pause_ms=5):
    return Caller("grpc-js", [NODE, str(NODE_CALLER)], _asked(target, seconds, threads, pause_ms))


class H2load(Caller):
    """Calls without any retry of its own: what the proxy alone can do."""

    def __init__(self, address, scratch, seconds=CHAOS_SECONDS, connections=2, streams=2, rate=100):
        message = request_bytes()
        body = pathlib.Path(scratch) / "request.bin"
        body.write_bytes(b"\0" + struct.pack(">I", len(message)) + message)
        super().__init__("h2load", [
            H2LOAD, "-D", str(seconds), "-c", str(connections), "-m", str(streams), "--rps",
            str(rate), "-H", "content-type: application/grpc", "-H", "te: trailers", "-d",
            str(body), f"http://{address}/{METHOD}"])

    def result(self):
        out = self.output()
        counts = re.search(r"requests: (\d+) total, (\d+) started, (\d+) done, (\d+) succeeded, "
                           r"(\d+) failed, (\d+) errored, (\d+) timeout", out)
        total, _, done, succeeded, failed, _, _ = map(int, counts.groups())
        return {"calls": done, "failed": done - succeeded, "failures": {"h2load": failed}, "out": out}


def report(what, results):
    """Prints a line for each caller."""
    for name, got in results.items():
        print(f"\n{what}: {name}: {got['calls']} calls, {got['failed']} failed"
              + (f", p99 {got['p99_ms']} ms" if "p99_ms" in got else "")
              + (f" {dict(got['failures'])}" if got["failed"] else ""), end="", flush=True)
    print()
