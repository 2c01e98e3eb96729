"""A new territory is data: the recipe of docs/data.md, followed in a folder of its own."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import replica

TOOL = replica.ROOT / "tools" / "new_territory.py"
SAMPLE = replica.ROOT / "examples" / "orders" / "cn-de-apparel.json"


def order_to(country, currency):
    """One line of 100.00 sent by a way of the caller's own that costs 20.00, all in one currency."""
    request = json.loads(SAMPLE.read_text())
    order = request["order"]
    order["destination"] = {"country": country}
    order["lines"] = order["lines"][:1]
    order["lines"][0].update(quantity="1", unitPrice={"currencyCode": currency, "units": "100"})
    order.pop("shippingChargedToBuyer", None)
    for seller in order["sellers"]:
        seller.pop("registrations", None)
    request["wishes"] = {"callerFreight": [
        {"serviceId": "OWN", "mode": "MODE_EXPRESS",
         "amount": {"currencyCode": currency, "units": "20"}}]}
    return request


class TerritoryTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.data = pathlib.Path(holder.name) / "own"
        subprocess.run(
            [sys.executable, TOOL, "QM", "--name", "Quasimodia", "--currency", "XTS", "--zone",
             "Europe/Malta", "--data", self.data, "--tax", "20", "--duty", "5"],
            check=True, capture_output=True)

    def test_the_new_territory_passes_the_check(self):
        checked = replica.run("data", "check", "data", self.data)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    def test_an_order_to_it_bears_its_duty_and_tax(self):
        path = self.data.parent / "order.json"
        path.write_text(json.dumps(order_to("QM", "XTS")))
        quoted = replica.run("quote", path, "--json", "--data", f"data,{self.data}",
                             "--edition-folder", self.data.parent / "editions")
        self.assertEqual(quoted.returncode, 0, quoted.stderr)
        answer = json.loads(quoted.stdout)["quote"]["answer"]
        charges = {answer["names"][charge["levy"]]: charge.get("amount")
                   for charge in answer["options"][0]["charges"] if "levy" in charge}
        # 5 % of 120.00, then 20 % of 126.00.
        self.assertEqual((charges.get("qm.duty"), charges.get("qm.tax")), ("600", "2520"), charges)


if __name__ == "__main__":
    unittest.main()
