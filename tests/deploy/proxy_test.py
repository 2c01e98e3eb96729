"""The load balancer's configuration in each of its forms, and the callers' service configs."""

import json
import subprocess
import tempfile
import unittest

import shipped

CONFIGS = {name: shipped.DEPLOY / "grpc" / f"{name}.json"
           for name in ("service_config", "service_config_direct")}


@unittest.skipUnless(shipped.program("haproxy"), "haproxy is not installed")
class ProxyTest(unittest.TestCase):
    def check(self, **environment):
        return shipped.run("haproxy", "-c", "-q", "-f", "deploy/haproxy/haproxy.cfg", **environment)

    def test_haproxy_accepts_it_without_a_warning(self):
        with tempfile.NamedTemporaryFile() as both:
            made = subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                 "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost", "-keyout", "-"],
                capture_output=True, check=True)
            both.write(made.stdout)
            both.flush()
            for environment in ({},
                                {"LANDFALL_REPLICAS_DNS": "localhost:8080"},
                                {"LANDFALL_TLS_CERTIFICATE": both.name},
                                {"LANDFALL_TLS_CERTIFICATE": both.name,
                                 "LANDFALL_CALLER_CA": both.name}):
                with self.subTest(environment):
                    self.assertEqual(self.check(**environment), (0, ""))

    def test_a_certificate_that_is_not_there_is_refused(self):
        self.assertNotEqual(self.check(LANDFALL_TLS_CERTIFICATE="/none.pem")[0], 0)


class ServiceConfigTest(unittest.TestCase):
    def setUp(self):
        self.configs = {name: json.loads(path.read_text()) for name, path in CONFIGS.items()}

    def test_they_differ_in_who_watches_health(self):
        direct = dict(self.configs["service_config_direct"])
        self.assertEqual(direct.pop("healthCheckConfig"), {"serviceName": ""})
        self.assertEqual(direct, self.configs["service_config"])

    def test_every_service_has_a_deadline_and_is_tried_again(self):
        services = {line.split()[1] for path in (shipped.ROOT / "proto").rglob("*.proto")
                    for line in path.read_text().splitlines() if line.startswith("service ")}
        named = set()
        for method in self.configs["service_config"]["methodConfig"]:
            named |= {name["service"].rsplit(".", 1)[1] for name in method["name"]}
            self.assertRegex(method["timeout"], r"^\d+s$")
            self.assertEqual(method["retryPolicy"]["retryableStatusCodes"],
                             ["UNAVAILABLE", "CANCELLED"])
        self.assertLessEqual(services, named)


if __name__ == "__main__":
    unittest.main()
