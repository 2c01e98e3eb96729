#pragma once

#include <compare>
#include <cstdint>

#include "common/money/decimal.h"

namespace landfall {

// HALF modes round to the nearest step and differ on ties only: away from zero, to the even step,
// toward zero. UP and DOWN go by magnitude (away from zero, toward zero); CEIL and FLOOR by
// direction.
enum class RoundingMode : uint8_t { kHalfUp, kHalfEven, kHalfDown, kUp, kDown, kCeil, kFloor };

// To a multiple of `increment`, which is not negative: 0.01, 0.05, 1, 100. Zero leaves a Decimal as
// it is.
struct Rounding {
  RoundingMode mode = RoundingMode::kHalfUp;
  Decimal increment;

  friend constexpr bool operator==(const Rounding&, const Rounding&) = default;
};

// Overflow when the result does not fit, or the increment is negative or Overflow.
Decimal Round(Decimal value, Rounding rounding);

// Whether a quotient cut off toward zero must take one more step away from zero. `to_half` compares
// the part cut off, which is not zero, with half a step; `odd` says the quotient is.
constexpr bool RoundsAway(RoundingMode mode, bool negative, bool odd,
                          std::strong_ordering to_half) {
  switch (mode) {
    case RoundingMode::kHalfUp:
      return to_half >= 0;
    case RoundingMode::kHalfEven:
      return to_half > 0 || (to_half == 0 && odd);
    case RoundingMode::kHalfDown:
      return to_half > 0;
    case RoundingMode::kUp:
      return true;
    case RoundingMode::kDown:
      return false;
    case RoundingMode::kCeil:
      return !negative;
    case RoundingMode::kFloor:
      return negative;
  }
  return false;
}

}  // namespace landfall
