#pragma once

#include <cstdint>
#include <optional>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rates/rate_fixing.h"
#include "common/rates/rate_policy.h"
#include "common/rates/rate_set.h"
#include "common/time/day.h"

namespace landfall {

struct CurrencyPair {
  CurrencyCode from{};
  CurrencyCode to{};
};

// One source's answer, before it is judged by age: an amount in `from` times num over den.
struct SourceQuote {
  Decimal num = Decimal::FromInteger(1);
  Decimal den = Decimal::FromInteger(1);
  int32_t age_days = 0;  // from the last own day of the older rate read to the fixing day
  Day day = Day::Max();  // first day of the older rate read
  Day holds_until{};     // last day on which the source would answer the same
};

// What the source quotes for the pair on the day asked for, by the fixing of the rule, whose period
// for that day is `period`. Nullopt when it has no rate of either currency up to then. The pair are
// two currencies.
std::optional<SourceQuote> QuoteBySource(const RateSet& rates, const RateSource& source,
                                         const CurrencyPair& pair, const RateSourceRule& rule,
                                         Day asked, const FixingPeriod& period);

}  // namespace landfall
