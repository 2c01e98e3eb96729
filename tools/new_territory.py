#!/usr/bin/env python3
"""Starts the rules of a new territory: data/law/<code> with one file a topic.

Usage: new_territory.py QM --name Quasimodia --currency XTS --zone Europe/Malta [--tax 20] [--duty 5]
                        [--data DIR] [--since 2026-01-01] [--digits 2]

What is not given is written down as not covered, so that nothing unknown is priced as zero.
"""

import argparse
import datetime
import decimal
import pathlib
import re
import string
import sys

TEMPLATES = pathlib.Path(__file__).resolve().parent / "territory_template"
SHIPPED = pathlib.Path(__file__).resolve().parent.parent / "data"
FAMILIES = [("DUTY", ""), ("ADDITIONAL_DUTY", ""), ("TRADE_REMEDY", ""), ("EXCISE", "EXCISE"),
            ("TAX", "VAT"), ("GOVERNMENT_FEE", ""), ("CARRIER_FEE", "")]


def percent(text):
    try:
        value = decimal.Decimal(text)
    except decimal.InvalidOperation:
        raise argparse.ArgumentTypeError(f"'{text}' is not a percentage")
    if not value.is_finite() or value < 0:
        raise argparse.ArgumentTypeError(f"'{text}' is not a percentage")
    return text


def matching(pattern):
    def check(text):
        if not re.fullmatch(pattern, text):
            raise argparse.ArgumentTypeError(f"'{text}' does not look like {pattern}")
        return text
    return check


def parse(argv):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("code", type=matching("[A-Z]{2}"), help="ISO 3166-1 alpha-2 code")
    parser.add_argument("--name", required=True, type=matching(r'[^"\\\n]+'))
    parser.add_argument("--currency", required=True, type=matching("[A-Z]{3}"))
    parser.add_argument("--zone", required=True, type=matching("[A-Za-z_/+0-9-]+"),
                        help="time zone name of the IANA database")
    parser.add_argument("--tax", type=percent, help="percent of customs value and duty")
    parser.add_argument("--duty", type=percent, help="percent of customs value, for all goods")
    parser.add_argument("--since", default="2026-01-01", type=matching(r"\d{4}-\d\d-\d\d"))
    parser.add_argument("--digits", default=2, type=int, choices=range(0, 5),
                        help="digits of the minor unit, for a currency that is new here")
    parser.add_argument("--data", default=SHIPPED, type=pathlib.Path, help="folder to write into")
    return parser.parse_args(argv)


def says(folders, topic, field, value):
    """Whether any places file of the folders has an entry `topic` whose `field` is `value`."""
    found = re.compile(rf'{topic}\s*\{{[^}}]*\b{field}:\s*"{value}"')
    return any(found.search(path.read_text()) for folder in folders
               for path in folder.rglob("*.textproto"))


def coverage(args):
    known = {"DUTY": args.duty, "TAX": args.tax}
    for family, area in FAMILIES:
        where = f"area: AREA_KIND_{area} " if area else ""
        if known.get(family) is not None:
            state = "state: STATE_COVERED"
        else:
            state = 'state: STATE_NOT_COVERED note: "Nobody has written this down yet."'
        yield (f'coverage {{ territory: "{args.code}" {where}family: FAMILY_{family} versions '
               f'{{ from: "{args.since}" {state} source: "{args.code.lower()}.law" }} }}\n')


def files(args):
    folders = [f for f in {args.data.resolve(), SHIPPED} if f.is_dir()]
    currency_entry = ""
    if not says(folders, "currencies", "code", args.currency):
        currency_entry = (f'\ncurrencies {{ code: "{args.currency}" name: "{args.currency}" '
                          f'minor_units {{ digits: {args.digits} }} }}\n')
    words = dict(vars(args), id=args.code.lower(), title=f"Customs and tax law of {args.name}",
                 url="https://example.invalid/", read_on=datetime.date.today().isoformat(),
                 step="1" if args.digits == 0 else "0." + "0" * (args.digits - 1) + "1",
                 currency_entry=currency_entry)

    def fill(topic):
        return string.Template((TEMPLATES / f"{topic}.textproto").read_text()).substitute(words)

    result = {topic: fill(topic) for topic in ("sources", "place", "value", "entry")}
    if says(folders, "territories", "id", args.code):
        del result["place"]
    head = "".join(result["entry"].splitlines(keepends=True)[:2])
    levies = [fill(kind) for kind, rate in (("duty", args.duty), ("tax", args.tax)) if rate]
    result["levies"] = f"{head}\n# What is levied in {args.name}.\n" + "".join(levies)
    result["coverage"] = (f"{head}\n# What is known. Say STATE_COVERED also where nothing is "
                          "levied.\n\n" + "".join(coverage(args)))
    return result


def main(argv):
    args = parse(argv)
    folder = args.data / "law" / args.code.lower()
    if folder.exists():
        print(f"{folder} exists already", file=sys.stderr)
        return 1
    folder.mkdir(parents=True)
    for topic, text in files(args).items():
        (folder / f"{topic}.textproto").write_text(text)
        print(folder / f"{topic}.textproto")
    print(f"Next: read what the comments ask for, then run landfall data check {args.data}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
