#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/rates/rate_table.h"

namespace landfall {

// One rate an import adds to a table or corrects in it.
struct RateChange {
  CurrencyCode quote{};
  Day from{};
  std::optional<Decimal> before{};  // none: the table had no rate of that day
  Decimal after{};
};

// What differs between a table and the same table after an import, in order of currency and day.
std::vector<RateChange> CompareRates(const RateTable& before, const RateTable& after);

// Rates that were corrected, in hundredths of a percent of those `before` has, rounded up.
size_t CorrectedShare(const std::vector<RateChange>& changes, const RateTable& before);

// "added USD from 2026-07-01: 1.0842" or "changed USD from 2026-07-01: 1.0842 -> 1.0852".
std::string LineOf(const RateChange& change);

}  // namespace landfall
