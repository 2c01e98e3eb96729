"""What the documents tell a reader to type works as it stands."""

import pathlib
import re
import subprocess
import tempfile
import unittest

import replica


def commands(page, heading):
    """The indented lines below a heading, as one script."""
    text = (replica.ROOT / "docs" / page).read_text()
    section = re.split(r"^#+ ", text.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    return "".join(line[4:] + "\n" for line in section.splitlines() if line.startswith("    "))


class DocsTest(unittest.TestCase):
    def test_a_territory_can_be_tried_by_the_lines_of_the_data_page(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for part in ("tools", "data"):
                (folder / part).symlink_to(replica.ROOT / part)
            (folder / "build").mkdir()
            (folder / "build" / "landfall").symlink_to(replica.PROGRAM)
            done = subprocess.run(["bash", "-euo", "pipefail", "-c", commands("data.md", "Try it")],
                                  cwd=folder, env=replica.clean_environment(), text=True,
                                  capture_output=True, timeout=replica.START_SECONDS)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("0 defects", done.stdout)
        self.assertRegex(done.stdout, r"qm\.duty .* 6\.00 XTS")
        self.assertRegex(done.stdout, r"qm\.tax .* 25\.20 XTS")


if __name__ == "__main__":
    unittest.main()
