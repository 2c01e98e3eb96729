#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/money/percent.h"
#include "common/money/rounding.h"
#include "common/rates/rate_fixing.h"

namespace landfall {

// What an amount is converted for. Kept apart because each has its own source and day.
enum class ConversionPurpose : uint8_t {
  kCustoms = 1,    // into the currency of the customs value
  kThreshold = 2,  // to compare with a limit of the law
  kSupply = 3,     // into the currency of tax at sale
  kMarket = 4,     // to show and to rank
  kPayment = 5,    // what the payer is charged
};

// A currency at a fixed rate to another: `rate` units of it are one of `follows`.
struct RateParity {
  CurrencyCode currency{};
  CurrencyCode follows{};
  Decimal rate = Decimal::FromInteger(1);
};

// One source a policy may read.
struct RateSourceRule {
  std::string source{};  // RateSource::id
  RateFixing fixing{};
  // Oldest rate that may serve when the fixing day's is missing, in days before the fixing day.
  int32_t max_age_days = 0;
  // Not the source the law names: read only when none of those answers.
  bool substitute = false;
  // When the source's rate of the day itself departs from the fixed one by at least this much, the
  // day's own is used. Zero: never.
  Percent daily_variance{};
  // Tried where the source does not quote a currency itself.
  std::vector<RateParity> parities{};
};

// Which rate serves one purpose: sources in order of preference, and how the rate found is rounded
// before it is used (increment 0: not at all).
struct RatePolicy {
  std::vector<RateSourceRule> sources{};
  Rounding rate_rounding{};
};

// InvalidArgument names the first source or parameter that is out of range.
absl::Status CheckPolicy(const RatePolicy& policy);

}  // namespace landfall
