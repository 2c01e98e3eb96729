"""The kustomize base: what it renders, judged by the schemas of the API."""

import pathlib
import re
import subprocess
import unittest

import shipped

BASE = shipped.DEPLOY / "kustomize" / "base"
JUDGE = pathlib.Path("tests/node/kubernetes.mjs")
HAS_SCHEMAS = (shipped.ROOT / JUDGE.parent / "node_modules" / "kubernetes-models").exists()
KINDS = ["ConfigMap", "Deployment", "HorizontalPodAutoscaler", "NetworkPolicy",
         "PodDisruptionBudget", "Service", "ServiceAccount"]


def judged(text):
    done = subprocess.run([shipped.program("node"), JUDGE], cwd=shipped.ROOT, input=text, text=True,
                          capture_output=True)
    return done.returncode, done.stdout + done.stderr


@unittest.skipUnless(shipped.program("kubectl"), "kubectl is not installed")
@unittest.skipUnless(shipped.program("node") and HAS_SCHEMAS, "the schemas are not installed")
class KubernetesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        code, cls.rendered = shipped.run("kubectl", "kustomize", BASE)
        if code != 0:
            raise AssertionError(cls.rendered)

    def test_every_object_is_as_the_api_wants_it(self):
        code, said = judged(self.rendered)
        self.assertEqual(code, 0, said)
        self.assertEqual(sorted(re.findall(r"^(\w+) \S+: ok$", said, re.MULTILINE)), KINDS)

    def test_faults_are_found(self):
        for right, wrong, said in (
                ("maxReplicas: 20", "maxReplicas: many", "maxReplicas must be integer"),
                ("readinessProbe", "redinessProbe", "unknown fields .*redinessProbe"),
                ("kind: Deployment", "kind: Deploiment", "no such kind")):
            with self.subTest(wrong):
                self.assertIn(right, self.rendered)
                code, told = judged(self.rendered.replace(right, wrong))
                self.assertEqual(code, 1)
                self.assertRegex(told, said)

    def test_the_image_and_the_settings_are_those_of_this_version(self):
        version = re.search(r"project\(landfall VERSION (\S+)",
                            (shipped.ROOT / "CMakeLists.txt").read_text())[1]
        self.assertIn(f"image: landfall:{version}\n", self.rendered)
        self.assertIn("signing-keys-file = /etc/landfall/keys/signing-keys", self.rendered)


if __name__ == "__main__":
    unittest.main()
