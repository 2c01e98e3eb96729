#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace landfall::server {

// A table an import is about to write, and what it changes in the one the data folder has.
struct ReviewedTable {
  std::string name{};                  // of the file: "us-hts.csv"
  std::string text{};                  // to be written
  std::string summary{};               // "3 added, 1 changed, 0 ended: 0.41 % of 973 rates"
  std::vector<std::string> changes{};  // one line each
  size_t share = 0;                    // of what was there before, in hundredths of a percent
};

struct ReviewRules {
  std::string folder{};      // tables and change sets are written here
  size_t share_percent = 0;  // a table of which more changes is refused
  bool accept = false;       // it is written nevertheless
};

// Prints the change set of each table, the first lines of it in full, and writes all of it beside
// the tables as "<name without .csv>.changes.txt"; then writes the tables. FailedPrecondition, and
// no table is written, when more of one changes than the rules allow.
absl::Status WriteReviewed(const std::vector<ReviewedTable>& tables, const ReviewRules& rules,
                           std::ostream& out);

}  // namespace landfall::server
