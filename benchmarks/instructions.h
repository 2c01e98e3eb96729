#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "benchmarks/load.h"

namespace landfall::bench {

// User-space instructions of the server `command` for one call, by callgrind: the difference of two
// runs of different length, which leaves out start and end. The same on a busy machine as on a
// quiet one to about 1 %.
absl::StatusOr<double> InstructionsPerCall(const std::vector<std::string>& command,
                                           const Call& call, const std::string& folder);

}  // namespace landfall::bench
