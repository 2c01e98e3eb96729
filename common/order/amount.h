#pragma once

#include "common/money/currency.h"
#include "common/money/decimal.h"

namespace landfall {

// A sum before any rounding, as a caller states it.
struct Amount {
  Decimal value;
  CurrencyCode currency;

  friend constexpr bool operator==(const Amount&, const Amount&) = default;
};

}  // namespace landfall
