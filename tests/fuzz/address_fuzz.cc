#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "common/rulebook/compile/compile.h"
#include "common/rulebook/edition/edition.h"
#include "common/rulebook/load/data_folder.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/place_tables.h"

// Any address on any day: it answers a territory of its own country, or none, and never crashes.

namespace {

using landfall::Code;
using landfall::Edition;

constexpr char kPlaces[] = R"(
sources { id: "s" title: "T" read_on: "2026-11-20" }
currencies { code: "XTS" name: "Mark" minor_units { digits: 2 } }
territories { id: "QM" name: "M" country: "QM" time_zone: "UTC" source: "s"
  currency { from: "2000-01-01" code: "XTS" } }
territories { id: "QM-A" name: "A" country: "QM" time_zone: "UTC" source: "s"
  currency { from: "2000-01-01" code: "XTS" }
  areas { postcodes: "10-19" postcodes: "A1B" postcodes: "K" subdivision: "QM-A" }
  areas { from: "2026-01-01" to: "2026-12-31" postcodes: "35000-35999" } }
territories { id: "QN" name: "N" country: "QN" time_zone: "UTC" source: "s"
  currency { from: "2000-01-01" code: "XTS" } areas { postcodes: "12345678-12345679" } }
)";

std::string PlainName(std::span<const std::string_view>) { return std::string(32, '0'); }

std::shared_ptr<const Edition> Places() {
  landfall::EditionBuilder builder(PlainName);
  const landfall::DataFolder folder =
      landfall::DataFolder::InMemory("", {{"places.textproto", kPlaces}});
  if (!landfall::CompileFolders({&folder, 1}, {}, builder).defects.empty()) std::abort();
  std::string pattern = (std::filesystem::temp_directory_path() / "landfall-XXXXXX").string();
  const char* where = mkdtemp(pattern.data());
  if (where == nullptr) std::abort();
  std::shared_ptr<const Edition> edition = Edition::Open(builder.Write(where).value()).value();
  std::filesystem::remove_all(where);
  return edition;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::shared_ptr<const Edition> edition = Places();
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto take = [&bytes](size_t count) {
    std::string_view part = bytes.substr(0, count);
    bytes.remove_prefix(part.size());
    return part;
  };
  int32_t day = 0;
  for (char c : take(3)) day = day * 256 + static_cast<uint8_t>(c);
  const std::string_view choice = take(1);
  const bool odd = !choice.empty() && (choice[0] & 1) != 0;
  const Code country = odd ? Code::Of("QM") : Code::Of(take(2));
  const Code subdivision = Code::Of(take(4));
  std::optional<landfall::Place> place =
      landfall::ResolvePlace(*edition, country, subdivision, bytes, landfall::Day::FromNumber(day));
  if (!place) return 0;
  std::span<const landfall::TerritoryRow> rows = edition->Rows<landfall::TerritoryRow>();
  if (place->row >= rows.size() || rows[place->row].country != country ||
      rows[place->row].id != place->territory) {
    std::abort();
  }
  return 0;
}
