#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/rates/rate_table.h"

namespace landfall {

// Our own file of rates of one source, data/rates/<source>.csv: lines "# key: value" that describe
// the source (see RateSource; source, base, title, as_of and read_on must be there), then the
// columns quote, rate, valid_from, valid_to, published. An empty valid_to is valid_from, an empty
// published is unknown.

// InvalidArgument names every defect with its line (at most 20). Our files are refused whole.
absl::StatusOr<RateTable> ReadRateTable(std::string_view bytes);

// What ReadRateTable reads, sorted: the same table gives the same bytes.
std::string WriteRateTable(const RateTable& table);

}  // namespace landfall
