"""`landfall data import` on the newest official tariffs: how much of each is read, and that every line
that is not read is listed with its text.

Usage: import_shares.py PATH-TO-LANDFALL SHARED. Ends with `N passed, M failed`, or 77 where the files
are not there.
"""

import pathlib
import re
import subprocess
import sys

# Format, files with the day they hold from, and the least share of each column in hundredths of a
# per cent of its lines.
IMPORTS = [
    ("us-hts", ["us-hts/hts_2026_rev_10.json.gz@2026-06-08"],
     {"us general 1-97": 9800, "us other 1-97": 9800}),
    ("uk-global-tariff",
     ["uk-global-tariff/global-uk-tariff.csv@2021-01-01",
      "eu-taric-nomenclature/taric_nomenclature_en_2026-04-01.csv.gz"],
     {"gb mfn": 9980, "eu mfn": 9850}),
    ("jp-tariff", ["jp-tariff/jp_tariff_2026_07_09.zip@2026-07-09"],
     {"jp general cells": 9700, "jp general lines": 9700}),
]

TALLY = re.compile(r"(?m)^(\S.*): (\d+) lines, (\d+) parsed, ")
# "  line 135  02011050  us special 1-97  "See 9822.04.01"  states no rate"
REJECTED = re.compile(r'  line \d+  \S*  (\S.*?)  "(.*)"  (\S.*)$')


def shares(printed, least):
    """What is wrong with the shares."""
    tallies = {name: (int(lines), int(parsed)) for name, lines, parsed in TALLY.findall(printed)}
    for column, hundredths in least.items():
        lines, parsed = tallies.get(column, (0, 0))
        if lines < 1000 or parsed * 10000 < lines * hundredths:
            yield f"{column}: {parsed} of {lines} lines, less than {hundredths / 100} %"


def rejections(printed, least):
    """What is wrong with the list of lines that were not read."""
    listed = {}
    _, _, rest = printed.partition("not parsed:\n")
    for line in rest.splitlines():
        match = REJECTED.match(line)
        if not match or not match[2]:
            yield f"a line without its text: {line}"
        else:
            listed[match[1]] = listed.get(match[1], 0) + 1
    for column, lines, parsed in TALLY.findall(printed):
        gap = int(lines) - int(parsed)
        if column in least and listed.get(column, 0) < gap:
            yield f"{column}: {listed.get(column, 0)} lines are listed of {gap} that were not read"


def main(argv):
    program, data = argv[1], pathlib.Path(argv[2]) / "data"
    if not all((data / file.split("@")[0]).exists() for _, files, _ in IMPORTS for file in files):
        print("the official files are not here")
        return 77
    passed = failed = 0
    for name, files, least in IMPORTS:
        done = subprocess.run([program, "data", "import", name, *(str(data / f) for f in files)],
                              capture_output=True, text=True)
        for check in (shares, rejections):
            faults = list(check(done.stdout, least))
            if done.returncode != 0:
                faults.append(f"ended with {done.returncode}: {done.stdout[-300:]}")
            passed, failed = passed + (not faults), failed + bool(faults)
            for fault in faults[:10]:
                print(f"{name}: {fault}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
