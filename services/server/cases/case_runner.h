#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rates/rate_set.h"
#include "landfall/cases/v1/case.pb.h"

namespace landfall::server {

struct CaseCount {
  int passed = 0;
  int failed = 0;
};

// What cases are run against.
struct CaseWorld {
  std::vector<std::string> data_folders;
  std::shared_ptr<const RateSet> rates;
};

// Runs the cases of every *.textproto below a folder, in order of path, prints each difference, and
// a last line "N passed, M failed". A file that cannot be read counts as one failure.
CaseCount RunCases(const CaseWorld& world, const std::vector<std::string>& folders,
                   std::ostream& out);

}  // namespace landfall::server
