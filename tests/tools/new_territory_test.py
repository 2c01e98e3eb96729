"""new_territory.py: what it writes, and what it refuses."""

import contextlib
import io
import pathlib
import tempfile
import unittest

import new_territory

QM = ["QM", "--name", "Quasimodia", "--currency", "XTS", "--zone", "Europe/Malta"]


class NewTerritoryTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.data = pathlib.Path(holder.name)

    def write(self, *more):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return new_territory.main([*QM, "--data", str(self.data), *more])

    def text(self, topic):
        return (self.data / "law" / "qm" / f"{topic}.textproto").read_text()

    def test_rates_given_become_levies_and_are_covered(self):
        self.assertEqual(self.write("--tax", "20", "--duty", "0"), 0)
        self.assertIn('percent: "20"', self.text("levies"))
        self.assertIn('percent: "0"', self.text("levies"))
        self.assertEqual(self.text("coverage").count("STATE_COVERED source"), 2)

    def test_rates_not_given_are_not_covered_rather_than_zero(self):
        self.assertEqual(self.write(), 0)
        self.assertNotIn("percent", self.text("levies"))
        self.assertEqual(self.text("coverage").count("STATE_NOT_COVERED"), 7)

    def test_a_currency_and_a_place_known_already_are_not_written_again(self):
        places = self.data / "places"
        places.mkdir()
        (places / "p.textproto").write_text(
            'currencies { code: "XTS" name: "T" }\nterritories {\n  id: "QM"\n}\n')
        self.assertEqual(self.write(), 0)
        self.assertFalse((self.data / "law" / "qm" / "place.textproto").exists())

    def test_rounding_follows_the_minor_unit(self):
        self.write("--tax", "20", "--digits", "0")
        self.assertIn('step: "1"', self.text("levies"))

    def test_nothing_is_overwritten(self):
        self.write("--tax", "20")
        self.assertEqual(self.write("--tax", "30"), 1)
        self.assertIn('percent: "20"', self.text("levies"))

    def test_words_that_would_not_load_are_refused(self):
        for bad in (["--tax", "many"], ["--tax", "-1"], ["--duty", "NaN"], ["--since", "tomorrow"],
                    ["--zone", 'x"y'], ["--currency", "xts"]):
            with self.subTest(bad), self.assertRaises(SystemExit):
                self.write(*bad)


if __name__ == "__main__":
    unittest.main()
