#include "common/rates/rate_resolver.h"

#include <algorithm>
#include <optional>

#include "common/money/fraction.h"
#include "common/rates/rate_fixing.h"
#include "common/rates/source_quote.h"

namespace landfall {
namespace {

enum class Pass { kPublished, kStale, kSubstitute };

RateStatus StatusOf(Pass pass) {
  if (pass == Pass::kPublished) return RateStatus::kPublished;
  return pass == Pass::kStale ? RateStatus::kStale : RateStatus::kSubstitute;
}

// The source's quote of the currencies that those of the pair follow; nullopt when neither follows
// another, or the source does not know them either.
std::optional<SourceQuote> QuoteByParity(const RateSet& rates, const RateSource& source,
                                         CurrencyPair pair, const RateSourceRule& rule, Day asked,
                                         const FixingPeriod& period) {
  Decimal num = Decimal::FromInteger(1);
  Decimal den = Decimal::FromInteger(1);
  bool follows = false;
  for (const RateParity& parity : rule.parities) {
    if (parity.currency == pair.from) {
      pair.from = parity.follows;
      den = parity.rate;
    } else if (parity.currency == pair.to) {
      pair.to = parity.follows;
      num = parity.rate;
    } else {
      continue;
    }
    follows = true;
  }
  if (!follows) return std::nullopt;
  if (pair.from == pair.to) {
    return SourceQuote{.num = num, .den = den, .day = asked, .holds_until = Day::Max()};
  }
  std::optional<SourceQuote> quote = QuoteBySource(rates, source, pair, rule, asked, period);
  if (!quote) return std::nullopt;
  quote->num = Fraction(quote->num).Times(num).Value();
  quote->den = Fraction(quote->den).Times(den).Value();
  return quote;
}

// The first source that answers in this pass. `holds_until` shrinks to the time over which every
// source read so far, refused ones included, would answer the same.
std::optional<ResolvedRate> TryPass(const RateSet& rates, const RatePolicy& policy,
                                    const CurrencyPair& pair, Day asked, Pass pass,
                                    Day& holds_until) {
  for (const RateSourceRule& rule : policy.sources) {
    if (rule.substitute != (pass == Pass::kSubstitute)) continue;
    const RateSource* source = rates.FindSource(rule.source);
    if (source == nullptr) continue;
    FixingPeriod period = FixingPeriodOf(rule.fixing, asked);
    std::optional<SourceQuote> quote = QuoteBySource(rates, *source, pair, rule, asked, period);
    int32_t limit = pass == Pass::kPublished ? source->carry_days
                                             : std::max(source->carry_days, rule.max_age_days);
    if (!rule.parities.empty() && (!quote || quote->age_days > limit)) {
      std::optional<SourceQuote> other = QuoteByParity(rates, *source, pair, rule, asked, period);
      if (other) quote = other;
    }
    // A rule that waits for the next publication may answer tomorrow what it cannot today.
    Day silent_until = rule.fixing.next_published ? asked : period.holds_until;
    holds_until = std::min(holds_until, quote ? quote->holds_until : silent_until);
    if (!quote) continue;
    if (quote->age_days > limit) continue;
    return ResolvedRate{.num = quote->num,
                        .den = quote->den,
                        .status = StatusOf(pass),
                        .age_days = quote->age_days,
                        .source = source->id,
                        .day = quote->day,
                        .holds_until = holds_until};
  }
  return std::nullopt;
}

std::optional<ResolvedRate> FromCaller(const RateQuery& query) {
  ResolvedRate rate{.status = RateStatus::kCaller,
                    .source = "caller",
                    .day = query.day,
                    .holds_until = Day::Max()};
  for (const CallerRate& own : query.caller_rates) {
    if (own.base != query.from || own.quote != query.to) continue;
    rate.num = own.rate;
    return rate;
  }
  for (const CallerRate& own : query.caller_rates) {
    if (own.base != query.to || own.quote != query.from) continue;
    rate.den = own.rate;
    return rate;
  }
  return std::nullopt;
}

}  // namespace

ResolvedRate ResolveRate(const RateSet& rates, const RatePolicy& policy, const RateQuery& query) {
  if (query.from == query.to) {
    return {.status = RateStatus::kIdentity, .day = query.day, .holds_until = Day::Max()};
  }
  if (std::optional<ResolvedRate> own = FromCaller(query)) return *own;
  Day holds_until = Day::Max();
  CurrencyPair pair{query.from, query.to};
  for (Pass pass : {Pass::kPublished, Pass::kStale, Pass::kSubstitute}) {
    std::optional<ResolvedRate> rate = TryPass(rates, policy, pair, query.day, pass, holds_until);
    if (!rate) continue;
    if (!policy.rate_rounding.increment.IsZero()) {
      rate->num = Fraction(rate->num).Over(rate->den).Value(policy.rate_rounding);
      rate->den = Decimal::FromInteger(1);
    }
    return *rate;
  }
  return {.day = query.day, .holds_until = holds_until};
}

Decimal ConvertAmount(Decimal amount, const ResolvedRate& rate) {
  if (!rate.found()) return Decimal::Overflow();
  return Fraction(amount).Times(rate.num).Over(rate.den).Value();
}

}  // namespace landfall
