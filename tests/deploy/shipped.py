"""Where things are, and the programs that judge them."""

import json
import os
import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
DASHBOARD = DEPLOY / "grafana" / "landfall.json"
RULES = sorted((DEPLOY / "prometheus" / "rules").glob("*.yml"))
METRIC = re.compile(r"(?<![\w:$\"])(?:landfall|grpc_server|haproxy)[\w:]*(?=[^\w:(=!]|$)")


def program(name):
    return shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin")


def run(*words, **environment):
    """Runs a program at the root of the tree; gives its exit code and all it said."""
    done = subprocess.run([program(words[0]), *map(str, words[1:])], cwd=ROOT, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, **environment})
    return done.returncode, done.stdout


def alerts():
    """The names of all alerts."""
    return [name for path in RULES for name in re.findall(r"- alert: (\w+)", path.read_text())]


def rule_expressions():
    """The expressions of all rules, by the name of the rule."""
    found = {}
    for path in RULES:
        for rule in re.split(r"\n\s*- (?=alert:|record:)", path.read_text())[1:]:
            name = re.match(r"\w+: (\S+)", rule)[1]
            found[name] = " ".join(re.search(r"expr: (?:>-)?(.*?)(?=\n\s*(?:for:|- |$)|\Z)", rule,
                                             re.DOTALL)[1].split())
    return found


def panels():
    return [panel for panel in json.loads(DASHBOARD.read_text())["panels"] if panel["type"] != "row"]


def queries():
    """The queries of the dashboard, by the title of their panel, as Prometheus understands them."""
    return [(panel["title"], target["expr"].replace("$__rate_interval", "5m"))
            for panel in panels() for target in panel["targets"]]


def metrics_in(expression):
    """The names of metrics in a query, without what is quoted."""
    return set(METRIC.findall(re.sub(r'"[^"]*"', '""', expression)))
