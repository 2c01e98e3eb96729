#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rates/rate_table.h"
#include "common/time/day.h"

namespace landfall {

// A part of an official file that was not taken, and why. Nothing is guessed and nothing becomes 0.
struct RateRejection {
  size_t line = 0;       // from 1
  std::string text{};    // as the file has it
  std::string reason{};  // "rate must be above zero"
};

// What to take from an official file.
struct RateImportOptions {
  RateSource source{};  // description the table is to carry; its base must be the file's
  Day first = Day::Min();
  Day last = Day::Max();
};

// What one official file held.
struct RateImportReport {
  RateTable table{};    // sorted; only rates whose days touch [first, last] of the options
  size_t read = 0;      // rates seen in the file, rejected ones included
  size_t absent = 0;    // cells in which the source says it has no rate
  size_t repeated = 0;  // rates given again with the same value
  size_t outside = 0;   // rates of other days than asked for
  std::vector<RateRejection> rejections{};
};

// Adds what the reports hold to a table, later reports over earlier ones, and moves its as-of to
// the newest day it then has a rate of.
void AddRates(const std::vector<RateImportReport>& reports, RateTable& table);

}  // namespace landfall
