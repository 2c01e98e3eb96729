#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rates/rate_table.h"

namespace landfall {

// All rate files (*.csv) of a folder, in order of name. NotFound when the folder cannot be read;
// InvalidArgument names file and defects of the first file that is refused.
absl::StatusOr<std::vector<RateTable>> ReadRateFolder(const std::string& folder);

}  // namespace landfall
