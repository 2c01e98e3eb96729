#pragma once

#include <array>

#include "common/base/arena.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// Converts amounts into the presentment currency at the market rate of one day, each rounded once.
class Presenter {
 public:
  Presenter(const Sources& sources, const Place& place, CurrencyCode currency, int digits, Day day,
            std::span<const CallerRate> caller_rates);

  Shown Show(Decimal amount, CurrencyCode currency);

  CurrencyCode currency() const { return currency_; }
  std::span<const landed_cost::RateUse> used() const { return {used_.data(), count_}; }

 private:
  static constexpr uint32_t kLimit = 16;

  ResolvedRate Find(CurrencyCode from);

  const Sources& sources_;
  const RatePolicy* policy_;
  CurrencyCode currency_;
  int digits_;
  Day day_;
  std::span<const CallerRate> caller_rates_;
  std::array<landed_cost::RateUse, kLimit> used_{};
  uint32_t count_ = 0;
};

// Shows every leaf of the option and sums them up: Option::charges, freight, goods, totals,
// complete.
void SumUp(const Order& order, Presenter& presenter, Arena& arena, Option& option);

}  // namespace landfall::quote
