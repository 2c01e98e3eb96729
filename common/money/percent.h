#pragma once

#include "common/money/decimal.h"
#include "common/money/rounding.h"

namespace landfall {

// 20 is 20 %.
struct Percent {
  Decimal value;

  friend constexpr auto operator<=>(const Percent&, const Percent&) = default;
};

// That share of `base`, rounded HALF_EVEN to 12 digits.
Decimal Of(Percent percent, Decimal base);

// That share of `base`, rounded once.
Decimal Of(Percent percent, Decimal base, Rounding rounding);

}  // namespace landfall
