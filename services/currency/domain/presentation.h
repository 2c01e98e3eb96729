#pragma once

#include <span>

#include "common/money/decimal.h"
#include "common/money/rounding.h"

namespace landfall::currency {

// A rate as its source shows it, in both directions. Each is rounded from the exact rate, so one is
// not the inverse of the other: compute with the exact rate, show these.
struct PresentedRate {
  Decimal quote_per_base{};
  Decimal base_per_quote{};
};

// `num` / `den` units of quote for one base, both above zero.
PresentedRate Present(Decimal num, Decimal den, const Rounding& rounding);

// The mean of the rates, exact before it is rounded. At least one rate.
PresentedRate PresentMean(std::span<const Decimal> rates, const Rounding& rounding);

}  // namespace landfall::currency
