#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/importing/tariff/importers.h"

namespace landfall {

inline const TariffImportOptions kOptions{.as_of = "2026-01-01", .read_on = "2026-01-02"};

inline Day At(std::string_view text) { return *Day::Parse(text); }

// Rows of a file of the report without its head: comments and column names.
inline std::string Rows(const TariffImportReport& report, std::string_view name) {
  for (const ScheduleFile& file : report.files) {
    if (file.name != name) continue;
    std::string_view text = file.text;
    while (text.substr(0, 1) == "#") text.remove_prefix(text.find('\n') + 1);
    return std::string(text.substr(text.find('\n') + 1));
  }
  return "no file " + std::string(name);
}

inline ColumnTally TallyOf(const TariffImportReport& report, std::string_view column) {
  for (const ColumnTally& tally : report.tallies) {
    if (tally.column == column) return tally;
  }
  return {.column = "none"};
}

}  // namespace landfall
