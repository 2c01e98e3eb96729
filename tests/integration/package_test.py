"""The Debian packages: what is in them runs, and what their scripts do."""

import os
import pathlib
import re
import shutil
import stat
import subprocess
import tempfile
import unittest

import replica

TOOLS = ("cpack", "dpkg-deb", "dpkg-shlibdeps", "file")
MISSING = ", ".join(name for name in TOOLS if not shutil.which(name))
BUILD = pathlib.Path(replica.PROGRAM).parent


@unittest.skipIf(MISSING, f"not installed: {MISSING}")
@unittest.skipIf(os.environ.get("SANITIZED"), "only what ships is packaged")
@unittest.skipUnless((BUILD / "CPackConfig.cmake").exists(), "the program is not in a build folder")
class PackageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        scratch = pathlib.Path(holder.name)
        made = subprocess.run(["cpack", "--config", "CPackConfig.cmake", "-B", scratch], cwd=BUILD,
                              text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        packages = {path.name.split("_")[0]: path for path in scratch.glob("*.deb")}
        if made.returncode != 0 or sorted(packages) != ["landfall", "landfall-data"]:
            raise AssertionError(made.stdout)
        cls.root, cls.control = scratch / "root", scratch / "control"
        for package in packages.values():
            subprocess.run(["dpkg-deb", "-x", package, cls.root], check=True)
        subprocess.run(["dpkg-deb", "-e", packages["landfall"], cls.control], check=True)

    def check(self, *flags):
        """Whether the packaged program would serve with the packaged settings and rules."""
        program = self.root / "usr" / "bin" / "landfall"
        return subprocess.run(
            [program, "serve", "--check", "--config", self.root / "etc/landfall/landfall.conf",
             "--data", self.root / "usr/share/landfall/data", "--edition-folder",
             self.root / "editions", *flags], text=True, capture_output=True,
            env=replica.clean_environment())

    def script(self, name, word):
        return subprocess.run([self.control / name, word], text=True, capture_output=True,
                              env={**os.environ, "DPKG_ROOT": str(self.root)})

    def test_it_names_what_it_depends_on(self):
        fields = (self.control / "control").read_text()
        for package in ("landfall-data", "libc6", "libssl3", "tzdata"):
            self.assertRegex(fields, rf"(?m)^Depends:.* {package}\b")
        self.assertEqual((self.control / "conffiles").read_text(), "/etc/landfall/landfall.conf\n")
        for name in ("postinst", "prerm", "postrm"):
            self.assertEqual(stat.S_IMODE((self.control / name).stat().st_mode), 0o755)

    def test_the_packaged_program_serves_the_packaged_rules(self):
        checked = self.check()
        self.assertEqual(checked.returncode, 0, checked.stderr)

    def test_installing_makes_a_key_once_and_purging_takes_it(self):
        keys = self.root / "etc/landfall/signing-keys"
        self.assertEqual(self.script("postinst", "configure").stderr, "")
        made = keys.read_text()
        self.assertRegex(made, r"\A1 [A-Za-z0-9+/]{43}=\n\Z")
        self.assertEqual(stat.S_IMODE(keys.stat().st_mode), 0o600)
        self.assertEqual(self.check("--signing-keys-file", keys).returncode, 0)
        self.script("postinst", "configure")
        self.assertEqual(keys.read_text(), made)
        self.script("prerm", "remove")
        self.script("postrm", "remove")
        self.assertTrue(keys.exists())
        self.script("postrm", "purge")
        self.assertFalse(keys.exists())

    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd is not installed")
    def test_systemd_finds_no_fault_in_the_packaged_unit(self):
        unit = next(self.root.rglob("landfall.service"))
        text = re.sub(r"/usr/(bin/landfall|share/doc)", rf"{self.root}/usr/\1", unit.read_text())
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder) / unit.name
            here.write_text(text)
            told = subprocess.run(["systemd-analyze", "verify", "--man=no", here], text=True,
                                  capture_output=True)
        self.assertEqual((told.returncode, told.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
