#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rates/rate_policy.h"
#include "common/rates/rate_set.h"
#include "common/time/day.h"

namespace landfall {

// How a rate came to serve.
enum class RateStatus : uint8_t {
  kNotFound = 0,    // no source has one within its max_age: the amount is not computed
  kIdentity = 1,    // one currency: exactly 1
  kCaller = 2,      // the caller's own
  kPublished = 3,   // the law's source, for the day its rule names
  kStale = 4,       // the law's source, older by age_days
  kSubstitute = 5,  // a named substitute source, older by age_days
};

// A rate the caller brings: units of `quote` for one `base`, > 0.
struct CallerRate {
  CurrencyCode base{};
  CurrencyCode quote{};
  Decimal rate{};
};

// What to convert, and when. `day` is the day the law reads (entry, supply or export): the caller
// chooses it, the resolver applies the source's own fixing rule to it.
struct RateQuery {
  CurrencyCode from{};
  CurrencyCode to{};
  Day day{};
  std::span<const CallerRate> caller_rates{};
};

// An amount in `from` times num over den is the amount in `to`, as one exact fraction: a published
// rate, its inverse and a cross through the source's base are never rounded on the way.
struct ResolvedRate {
  Decimal num = Decimal::FromInteger(1);
  Decimal den = Decimal::FromInteger(1);
  RateStatus status = RateStatus::kNotFound;
  int32_t age_days = 0;       // days from the rate's last own day to the fixing day
  std::string_view source{};  // id, owned by the rate set; "caller"; empty for identity
  Day day{};                  // first day of the rate used; the oldest of the two of a cross
  Day holds_until{};          // last day for which the same query gives the same answer

  bool found() const { return status != RateStatus::kNotFound; }
};

// Order: identity, the caller's rate (direct, else inverse), the law's sources for the day, the
// newest of the same sources within max_age, the substitutes. Pure; does not allocate. The policy
// must satisfy CheckPolicy.
ResolvedRate ResolveRate(const RateSet& rates, const RatePolicy& policy, const RateQuery& query);

// amount × num / den, divided once (HALF_EVEN to 12 digits). Overflow when the rate was not found.
Decimal ConvertAmount(Decimal amount, const ResolvedRate& rate);

}  // namespace landfall
