#include "common/rates/source_quote.h"

#include <algorithm>
#include <span>

#include "common/money/fraction.h"

namespace landfall {
namespace {

Decimal RatePerUnit(const SourceQuote& quote) {
  return Fraction(quote.num).Over(quote.den).Value();
}

// Reads the row of one currency for the fixing day and folds its age and days into `quote`. Null
// when the source has none.
const RateRow* ReadLeg(std::span<const RateRow> series, const RateFixing& fixing, Day fixing_day,
                       Day asked, SourceQuote& quote) {
  const RateRow* row = nullptr;
  if (fixing.next_published) {
    row = RowOnOrAfter(series, fixing_day);
    if (row != nullptr && row->valid_from > asked) {
      row = nullptr;
      quote.holds_until = std::min(quote.holds_until, asked);
    }
  }
  if (row == nullptr) row = RowOnOrBefore(series, fixing_day);
  if (row == nullptr) return nullptr;
  quote.age_days = std::max(quote.age_days, fixing_day - row->valid_to);
  quote.day = std::min(quote.day, row->valid_from);
  return row;
}

// The source's quote for one fixing day; nullopt when it lacks either currency.
std::optional<SourceQuote> QuoteOn(const RateSet& rates, const RateSource& source,
                                   const CurrencyPair& pair, const RateFixing& fixing,
                                   Day fixing_day, Day asked) {
  SourceQuote quote{.holds_until = Day::Max()};
  Day covered = Day::Max();
  if (pair.to != source.base) {
    const RateRow* row = ReadLeg(rates.Series(source, pair.to), fixing, fixing_day, asked, quote);
    if (row == nullptr) return std::nullopt;
    quote.num = row->rate;
    covered = std::min(covered, row->valid_to);
  }
  if (pair.from != source.base) {
    const RateRow* row = ReadLeg(rates.Series(source, pair.from), fixing, fixing_day, asked, quote);
    if (row == nullptr) return std::nullopt;
    quote.den = row->rate;
    covered = std::min(covered, row->valid_to);
  }
  // A rate published for a period answers the same on every day of it.
  bool daily = fixing.kind == FixingKind::kDay;
  Day until = daily && covered > asked && fixing_day == asked ? covered : asked;
  if (daily) quote.holds_until = std::min(quote.holds_until, until);
  return quote;
}

// The mean of the days of the period on which the source publishes both currencies; nullopt when
// there is none.
std::optional<SourceQuote> MeanOver(const RateSet& rates, const RateSource& source,
                                    const CurrencyPair& pair, const FixingPeriod& period) {
  SourceQuote mean{.num = Decimal(), .holds_until = period.holds_until};
  int64_t days = 0;
  for (Day day = period.first; day <= period.last; day = day + 1) {
    std::optional<SourceQuote> quote = QuoteOn(rates, source, pair, RateFixing{}, day, day);
    if (!quote || quote->age_days > 0) continue;
    mean.num = mean.num + RatePerUnit(*quote);
    mean.day = std::min(mean.day, quote->day);
    ++days;
  }
  if (days == 0) return std::nullopt;
  mean.den = Decimal::FromInteger(days);
  return mean;
}

// |day's / fixed - 1| in percent is at least the variance.
bool Departs(const SourceQuote& fixed, const SourceQuote& of_day, Percent variance) {
  Decimal percent = Fraction(of_day.num)
                        .Times(fixed.den)
                        .Times(Decimal::FromInteger(100))
                        .Over(of_day.den)
                        .Over(fixed.num)
                        .Value();
  Decimal departure = percent - Decimal::FromInteger(100);
  return (departure.IsNegative() ? -departure : departure) >= variance.value;
}

}  // namespace

std::optional<SourceQuote> QuoteBySource(const RateSet& rates, const RateSource& source,
                                         const CurrencyPair& pair, const RateSourceRule& rule,
                                         Day asked, const FixingPeriod& period) {
  std::optional<SourceQuote> quote;
  if (rule.fixing.kind == FixingKind::kWeekAverage) quote = MeanOver(rates, source, pair, period);
  if (!quote) quote = QuoteOn(rates, source, pair, rule.fixing, period.last, asked);
  if (!quote) return std::nullopt;
  if (rule.fixing.kind != FixingKind::kDay) {
    quote->holds_until = std::min(quote->holds_until, period.holds_until);
  }
  if (rule.daily_variance.value.IsZero()) return quote;
  std::optional<SourceQuote> of_day = QuoteOn(rates, source, pair, RateFixing{}, asked, asked);
  bool published = of_day && of_day->age_days <= source.carry_days;
  if (published && Departs(*quote, *of_day, rule.daily_variance)) quote = of_day;
  quote->holds_until = asked;
  return quote;
}

}  // namespace landfall
