#include "common/importing/tariff/importers.h"

#include <algorithm>
#include <array>

namespace landfall {
namespace {

constexpr std::array<TariffImporter, 7> kImporters = {{
    {"au-schedule3", "Australian Schedule 3 JSON (gzip)", ImportAuSchedule3},
    {"headings", "CSV of ordinary rates by heading", ImportHeadings},
    {"jp-tariff", "zip of the Japanese schedule in JSON", ImportJpTariff},
    {"taric-xml", "TARIC daily messages (XML, or a zip of them), oldest first", ImportTaricDaily},
    {"uk-global-tariff", "UK Global Tariff CSV, EU nomenclature CSV (gzip)", ImportUkGlobalTariff},
    {"uk-trade-tariff", "UK Trade Tariff API answers of commodities (JSON)", ImportUkTradeTariff},
    {"us-hts", "US HTS JSON exports (gzip), oldest revision first", ImportUsHts},
}};

}  // namespace

std::span<const TariffImporter> TariffImporters() { return kImporters; }

const TariffImporter* FindTariffImporter(std::string_view name) {
  const auto found = std::ranges::find(kImporters, name, &TariffImporter::name);
  return found == kImporters.end() ? nullptr : &*found;
}

}  // namespace landfall
