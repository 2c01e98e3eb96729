#include "common/money/money.h"
#include "services/quote/domain/totals.h"

namespace landfall::quote {
namespace {

const RatePolicy* MarketPolicy(const RatePolicyTable& table, const Place& place, Day day) {
  for (Code code : {place.territory, place.country, place.customs, Code()}) {
    const RatePolicy* policy = table.FindOwn(code, ConversionPurpose::kMarket, day);
    if (policy != nullptr) return policy;
  }
  return nullptr;
}

}  // namespace

Presenter::Presenter(const Sources& sources, const Place& place, CurrencyCode currency, int digits,
                     Day day, std::span<const CallerRate> caller_rates)
    : sources_(sources),
      policy_(MarketPolicy(sources.book.rate_policies(), place, day)),
      currency_(currency),
      digits_(digits),
      day_(day),
      caller_rates_(caller_rates) {}

ResolvedRate Presenter::Find(CurrencyCode from) {
  static const RatePolicy kNone;
  for (uint32_t i = 0; i < count_; ++i) {
    if (used_[i].from == from) return used_[i].rate;
  }
  ResolvedRate rate =
      ResolveRate(sources_.rates, policy_ == nullptr ? kNone : *policy_,
                  {.from = from, .to = currency_, .day = day_, .caller_rates = caller_rates_});
  if (count_ < kLimit) {
    used_[count_++] = {
        .rate = rate, .from = from, .to = currency_, .purpose = ConversionPurpose::kMarket};
  }
  return rate;
}

Shown Presenter::Show(Decimal amount, CurrencyCode currency) {
  Decimal value = amount;
  if (currency != currency_ && !amount.IsZero()) value = ConvertAmount(amount, Find(currency));
  std::optional<int64_t> minor = ToMinor(value, digits_, RoundingMode::kHalfUp);
  return {.minor = minor.value_or(0), .known = minor.has_value()};
}

}  // namespace landfall::quote
