#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/edge/csv/csv.h"

namespace landfall {

// Positions of named columns in the first record; InvalidArgument names the one that is not there.
absl::StatusOr<std::vector<size_t>> FindColumns(const CsvRecord& head,
                                                std::span<const std::string_view> names);

}  // namespace landfall
