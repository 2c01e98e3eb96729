#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "common/money/currency.h"
#include "common/rates/rate_policy_table.h"
#include "common/rates/rate_resolver.h"
#include "common/rates/rate_set.h"
#include "common/territory/place.h"
#include "common/time/day.h"
#include "services/landed_cost/assessment.h"

namespace landfall::landed_cost {

// Rates resolved once for several assessments of one place. Beyond kLimit nothing is kept.
struct RateMemory {
  static constexpr uint32_t kLimit = 8;
  std::array<RateUse, kLimit> uses{};
  std::array<Day, kLimit> days{};
  uint32_t count = 0;
};

// The exchange rates of one assessment: each pair and purpose is resolved once and remembered, so
// that the answer can name what was used. Holds at most kLimit pairs; a further pair is resolved
// anew at each use and not listed.
class Conversions {
 public:
  Conversions(const RateSet& rates, const RatePolicyTable& policies, const Place& place,
              std::span<const CallerRate> caller_rates, RateMemory& memory)
      : rates_(rates),
        policies_(policies),
        place_(place),
        caller_rates_(caller_rates),
        memory_(memory) {}

  // The rate the place's law reads on `day` for the purpose.
  ResolvedRate Find(CurrencyCode from, CurrencyCode to, ConversionPurpose purpose, Day day);

  // Overflow when the rate was not found.
  Decimal Convert(Decimal amount, CurrencyCode from, CurrencyCode to, ConversionPurpose purpose,
                  Day day);

  std::span<const RateUse> used() const { return {used_.data(), count_}; }

  // Forgets what was used after the first `count`.
  void KeepFirst(size_t count) { count_ = static_cast<uint32_t>(count); }

 private:
  static constexpr uint32_t kLimit = 16;

  const RatePolicy* PolicyOf(ConversionPurpose purpose, Day day) const;
  ResolvedRate Resolve(CurrencyCode from, CurrencyCode to, ConversionPurpose purpose,
                       Day day) const;
  ResolvedRate Recall(CurrencyCode from, CurrencyCode to, ConversionPurpose purpose, Day day);

  const RateSet& rates_;
  const RatePolicyTable& policies_;
  Place place_;
  std::span<const CallerRate> caller_rates_;
  RateMemory& memory_;
  std::array<RateUse, kLimit> used_;  // the first count_
  std::array<Day, kLimit> days_;
  uint32_t count_ = 0;
};

}  // namespace landfall::landed_cost
