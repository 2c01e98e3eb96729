#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace landfall {

// The three rate columns of one line of one revision, blanks made single.
struct HtsCells {
  size_t record = 0;  // number of the record in the file, from 1
  std::string general{};
  std::string special{};
  std::string other{};
  std::string unit1{};
  std::string unit2{};
  std::vector<std::string> suffixes{};  // statistical endings valid under the code
  bool lifted = false;  // the rate stands on the only statistical line, not on the subheading
};

// Lines that state a rate, by code: eight digits, or ten where two endings of one subheading have
// rates of their own.
using HtsRevision = std::map<std::string, HtsCells, std::less<>>;

// Reads one JSON export, plain or gzip.
absl::StatusOr<HtsRevision> ReadHtsRevision(std::string_view bytes);

}  // namespace landfall
