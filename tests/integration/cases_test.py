"""`data cases` says where each fault stands."""

import pathlib
import tempfile
import unittest

import replica

RULES = """  rules {
    sources { id: "page" title: "an act" url: "https://example.org/act" read_on: "2026-11-25" }
    valuations { territory: "AU" versions { from: "2020-01-01" source: "page" } }
    levies {
      id: "au.gst" name: "GST" territory: "AU" family: FAMILY_TAX
      base { quantity: QUANTITY_CUSTOMS_VALUE }
      versions { from: "2020-01-01" percent: "10" source: "page" }
    }
  }
"""

ORDER = """  order {
    order {
      buyer { kind: BUYER_KIND_CONSUMER }
      sellers { territory: "US" }
      destination { country: "AU" }
      dispatch { address { country: "US" } }
      lines { hs_code: "8517" quantity: 1 unit_price { currency_code: "AUD" units: 100 }
              price_basis: PRICE_BASIS_TAX_EXCLUSIVE }
    }
    caller_freight { service_id: "way" mode: MODE_EXPRESS amount { currency_code: "AUD" } includes_carrier_fees: true }
  }
"""


def case(name, rules=RULES, more='  expect { leaf: "tax" amount: "10" }\n'):
    return (f'cases {{\n  name: "{name}"\n  source: "here"\n  base: BASE_WORLD\n' + rules + ORDER +
            more + "}\n")


class CasesTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def run_cases(self, **files):
        for name, text in files.items():
            (self.folder / f"{name}.textproto").write_text(text)
        return replica.run("data", "cases", self.folder)

    def place(self, file, text, piece):
        """Where a piece of the text stands."""
        return f"{self.folder}/{file}.textproto:{text[:text.index(piece)].count(chr(10)) + 1}"

    def test_what_comes_out_as_expected_passes(self):
        done = self.run_cases(a=case("one"), b=case("two"))
        self.assertEqual((done.returncode, done.stdout), (0, "2 passed, 0 failed\n"))

    def test_a_name_given_twice_names_both_files(self):
        done = self.run_cases(a=case("one"), b=case("other") + case("one"))
        self.assertEqual(done.returncode, 1)
        second = case("other").count("\n") + 1
        self.assertIn(f"FAILED {self.folder}/b.textproto:{second}: one\n"
                      f"    has the name of the case at {self.folder}/a.textproto:1\n", done.stdout)

    def test_a_difference_stands_at_its_case_or_variation(self):
        text = case("one") + case("two", more="""  variations {
    name: "half"
    set { path: "rules.levies[0].versions[0].percent" value: "\\"5\\"" }
    expect { leaf: "tax" amount: "10" }
  }
""")
        done = self.run_cases(a=text)
        self.assertIn(f"FAILED {self.place('a', text, '  variations')}: two: half\n"
                      "    tax: expected 10, got 5\n", done.stdout)

    def test_a_defect_of_a_rule_stands_at_its_line(self):
        text = case("one") + case("two", RULES.replace('percent: "10"', 'percent: "ten"'))
        done = self.run_cases(a=text)
        self.assertIn(f"    {self.place('a', text, 'ten')}: levy ", done.stdout)

    def test_a_defect_of_a_changed_rule_stands_at_the_variation(self):
        text = case("one", more="""  variations {
    name: "no number"
    set { path: "rules.levies[0].versions[0].percent" value: "\\"ten\\"" }
    expect { leaf: "tax" amount: "10" }
  }
""")
        done = self.run_cases(a=text)
        self.assertIn(f"    {self.place('a', text, '  variations')}: levy ", done.stdout)

    def test_a_file_that_cannot_be_read_names_the_line(self):
        text = case("one").replace("base:", "bass:")
        done = self.run_cases(a=text)
        self.assertIn(f"    {self.place('a', text, 'bass:')}: column ", done.stdout)


if __name__ == "__main__":
    unittest.main()
