#pragma once

#include <cstdint>
#include <optional>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/money/rounding.h"

namespace landfall {

// Whole minor units of a currency: cents of EUR, yen of JPY. Exists only after a rounding.
struct Money {
  int64_t minor = 0;
  CurrencyCode currency;

  friend constexpr bool operator==(const Money&, const Money&) = default;
};

// How many digits a minor unit may have.
inline constexpr int kMaxMinorDigits = 6;

// `amount` in minor units of `digits` digits (2 for EUR, 0 for JPY), 0 to kMaxMinorDigits. Nullopt
// when that does not fit, the amount is Overflow or the digits are out of range.
std::optional<int64_t> ToMinor(Decimal amount, int digits, RoundingMode mode);

// Always exact. Overflow when the digits are out of range.
Decimal FromMinor(int64_t minor, int digits);

}  // namespace landfall
