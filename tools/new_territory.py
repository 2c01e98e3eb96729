#!/usr/bin/env python3
"""Writes the folder of a new territory: places, value, levies, entry, coverage, sources.

Everything it writes checks as it stands; comments ask for what only a person can fill in. See docs/data.md.
"""
import argparse
import pathlib
import re
import sys

HEAD = """# proto-file: landfall/rulebook/v1/rulebook.proto
# proto-message: landfall.rulebook.v1.Rulebook
"""

SOURCES = HEAD + """# Where the rules come from. Give title with article, address, day published, day read.

sources {{
  id: "{low}.first"
  title: "{name}: name the act and article"
  read_on: "{read_on}"
  confidence: CONFIDENCE_LOW
  note: "written by the skeleton: replace before use"
}}
"""

PLACES = HEAD + """# {name}: whose customs, tax and excise law holds. Empty fields mean the territory itself.

territories {{
  id: "{id}"
  name: "{name}"
  country: "{id}"
  time_zone: "{zone}"
  currency {{ from: "1900-01-01" code: "{currency}" }}
  source: "{low}.first"
}}
"""

VALUE = HEAD + """# How {name} values goods, and which exchange rates its law uses.

valuations {{
  territory: "{id}"
  versions {{
    from: "{day}"
    # CIF: transport and insurance to the border are inside. Take both lines out for FOB.
    freight_to_border: true
    insurance: true
    source: "{low}.first"
  }}
}}

# The law's own source first, then named substitutes.
rate_rules {{
  territory: "{id}" purpose: RATE_PURPOSE_CUSTOMS from: "{day}"
  sources {{ id: "ecb.daily" timing: TIMING_DAY max_age_days: 31 substitute: true }}
  sources {{ id: "hmrc.monthly" timing: TIMING_MONTH max_age_days: 120 substitute: true }}
  source: "{low}.first"
}}
rate_rules {{
  territory: "{id}" purpose: RATE_PURPOSE_THRESHOLD from: "{day}"
  sources {{ id: "ecb.daily" timing: TIMING_DAY max_age_days: 31 substitute: true }}
  sources {{ id: "hmrc.monthly" timing: TIMING_MONTH max_age_days: 120 substitute: true }}
  source: "{low}.first"
}}
rate_rules {{
  territory: "{id}" purpose: RATE_PURPOSE_SUPPLY from: "{day}"
  sources {{ id: "ecb.daily" timing: TIMING_DAY max_age_days: 31 substitute: true }}
  sources {{ id: "hmrc.monthly" timing: TIMING_MONTH max_age_days: 120 substitute: true }}
  source: "{low}.first"
}}
"""

DUTY = """
# One rate for all goods. For a tariff, write a schedules {{ … }} entry and `schedule {{ … }}` here.
levies {{
  id: "{low}.duty"
  name: "Customs duty"
  territory: "{id}"
  family: FAMILY_DUTY
  base {{ quantity: QUANTITY_CUSTOMS_VALUE }}
  rounding {{ mode: MODE_HALF_UP step: "{step}" }}
  versions {{ from: "{day}" percent: "{duty}" source: "{low}.first" }}
}}
"""

TAX = """
levies {{
  id: "{low}.vat.import"
  name: "Import VAT"
  territory: "{id}"
  area: AREA_KIND_VAT
  family: FAMILY_TAX
  base {{ quantity: QUANTITY_CUSTOMS_VALUE }}
  base {{ quantity: QUANTITY_FREIGHT_OUTSIDE_VALUE }}
  base {{ quantity: QUANTITY_INSURANCE_OUTSIDE_VALUE }}
  base {{ family: FAMILY_DUTY }}
  base {{ family: FAMILY_EXCISE }}
  rounding {{ mode: MODE_HALF_UP step: "{step}" }}
  versions {{ from: "{day}" percent: "{tax}" source: "{low}.first" }}
  recoverable_by_business: true
}}
"""

ENTRY = HEAD + """# Ways goods enter {name}, thresholds, and what the rulebook knows. A family without a STATE_COVERED rule is
# not covered; say what is missing in a note.

regimes {{
  id: "{low}.standard"
  name: "Import declaration"
  territory: "{id}"
  priority: 10
  from: "{day}"
  source: "{low}.first"
}}
"""

COVERAGE = """
coverage {{
  territory: "{id}"{area}
  family: FAMILY_{family}
  versions {{ from: "{day}" state: STATE_{state}{note} source: "{low}.first" }}
}}
"""

FAMILIES = ["DUTY", "ADDITIONAL_DUTY", "TRADE_REMEDY", "EXCISE", "TAX", "GOVERNMENT_FEE", "CARRIER_FEE"]


def arguments(argv):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("id", help="ISO 3166-1 alpha-2 code, or a code of your own of at most 8 characters")
    parser.add_argument("--name", required=True, help="English short name")
    parser.add_argument("--currency", required=True, help="ISO 4217 code")
    parser.add_argument("--zone", required=True, help="time zone, as Europe/Berlin")
    parser.add_argument("--from", dest="day", default="2020-01-01", help="first day of the rules (default %(default)s)")
    parser.add_argument("--read-on", default="2026-11-25", help="day the sources were read")
    parser.add_argument("--duty", help="one duty rate in percent for all goods")
    parser.add_argument("--tax", help="one tax rate in percent for all goods")
    parser.add_argument("--step", default="0.01", help="rounding step of amounts (default %(default)s)")
    parser.add_argument("--data", default=str(pathlib.Path(__file__).resolve().parent.parent / "data"),
                        help="data folder (default: data/ beside this tool's folder)")
    args = parser.parse_args(argv)
    if not re.fullmatch(r"[A-Z][A-Z0-9-]{1,7}", args.id):
        parser.error("id: 2 to 8 capital letters, digits and hyphens")
    if not re.fullmatch(r"[A-Z]{3}", args.currency):
        parser.error("currency: three capital letters")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", args.day):
        parser.error("from: a day as 2026-01-31")
    for name in ("duty", "tax", "step"):
        value = getattr(args, name)
        if value is not None and not re.fullmatch(r"\d+(\.\d+)?", value):
            parser.error(f"{name}: a plain decimal")
    return args


def known_territory(data, code):
    pattern = re.compile(r'^territories \{\n  id: "%s"$' % re.escape(code), re.M)
    return any(pattern.search(path.read_text(encoding="utf-8")) for path in data.glob("places/*.textproto"))


def coverage(words):
    text = ""
    for family in FAMILIES:
        covered = family == "CARRIER_FEE" or (family == "DUTY" and words["duty"]) or (family == "TAX" and words["tax"])
        state = "COVERED" if covered else "NOT_COVERED"
        note = "" if covered else f' note: "{family.replace("_", " ").lower()}: not looked at yet"'
        area = "\n  area: AREA_KIND_VAT" if family == "TAX" else ""
        text += COVERAGE.format(family=family, state=state, note=note, area=area, **words)
    return text


def main(argv):
    args = arguments(argv)
    data = pathlib.Path(args.data)
    folder = data / "law" / args.id.lower()
    if folder.exists():
        print(f"{folder} is there already", file=sys.stderr)
        return 1
    words = dict(id=args.id, low=args.id.lower(), name=args.name.replace('"', "'"), currency=args.currency,
                 zone=args.zone, day=args.day, read_on=args.read_on, duty=args.duty, tax=args.tax, step=args.step)
    levies = HEAD + f"# Duty, taxes and fees of {args.name}.\n"
    if args.duty:
        levies += DUTY.format(**words)
    if args.tax:
        levies += TAX.format(**words)
    files = {"sources": SOURCES.format(**words), "value": VALUE.format(**words), "levies": levies,
             "entry": ENTRY.format(**words) + coverage(words)}
    if known_territory(data, args.id):
        print(f"{args.id} stands in {data / 'places'}: set its customs, vat and excise there if they are another's")
    else:
        files["places"] = PLACES.format(**words)
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.textproto").write_text(text, encoding="utf-8")
    print(f"wrote {len(files)} files to {folder}; next: fill in, `landfall data check`, a case, a line in NEWS.md")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
