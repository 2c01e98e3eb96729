#include "common/importing/tariff/csv_columns.h"

#include <algorithm>

namespace landfall {

absl::StatusOr<std::vector<size_t>> FindColumns(const CsvRecord& head,
                                                std::span<const std::string_view> names) {
  std::vector<size_t> positions;
  for (std::string_view name : names) {
    const auto found = std::ranges::find(head.fields, name);
    if (found == head.fields.end()) {
      return absl::InvalidArgumentError("no column " + std::string(name));
    }
    positions.push_back(static_cast<size_t>(found - head.fields.begin()));
  }
  return positions;
}

}  // namespace landfall
