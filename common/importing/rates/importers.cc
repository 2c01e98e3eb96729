#include "common/importing/rates/importers.h"

#include <array>

namespace landfall {
namespace {

constexpr std::array<RateImporter, 4> kImporters = {{
    {"ecb-csv", "ecb.daily", "ECB euro reference rates, history or daily CSV (unzipped)",
     &ImportEcbCsv},
    {"ecb-xml", "ecb.daily", "ECB euro reference rates, daily or history XML", &ImportEcbXml},
    {"hmrc-json", "hmrc.monthly", "HMRC monthly customs and VAT rates, JSON", &ImportHmrcJson},
    {"hmrc-xml", "hmrc.monthly", "HMRC monthly customs and VAT rates, XML", &ImportHmrcXml},
}};

}  // namespace

std::span<const RateImporter> RateImporters() { return kImporters; }

const RateImporter* FindRateImporter(std::string_view name) {
  for (const RateImporter& importer : kImporters) {
    if (importer.name == name) return &importer;
  }
  return nullptr;
}

}  // namespace landfall
