#include "common/money/rounding.h"

namespace landfall {
namespace {

using Unsigned = unsigned __int128;

struct Division {
  Unsigned quotient;
  Unsigned remainder;
};

// Amounts mostly fit 64 bits, which the processor divides far faster.
Division Divide(Unsigned value, Unsigned by) {
  if ((value | by) >> 64 == 0) {
    auto small_value = static_cast<uint64_t>(value);
    auto small_by = static_cast<uint64_t>(by);
    return {small_value / small_by, small_value % small_by};
  }
  Unsigned quotient = value / by;
  return {quotient, value - quotient * by};
}

}  // namespace

Decimal Round(Decimal value, Rounding rounding) {
  if (rounding.increment.IsZero()) return value;
  if (value.IsOverflow() || !rounding.increment.IsPositive()) return Decimal::Overflow();
  bool negative = value.IsNegative();
  auto magnitude = static_cast<Unsigned>(negative ? -value.scaled() : value.scaled());
  auto step = static_cast<Unsigned>(rounding.increment.scaled());
  auto [quotient, remainder] = Divide(magnitude, step);
  if (remainder == 0) return value;
  Unsigned rounded = magnitude - remainder;
  auto to_half = remainder < step - remainder   ? std::strong_ordering::less
                 : remainder > step - remainder ? std::strong_ordering::greater
                                                : std::strong_ordering::equal;
  if (RoundsAway(rounding.mode, negative, (quotient & 1) != 0, to_half)) rounded += step;
  if (rounded >> 127 != 0) return Decimal::Overflow();
  auto result = static_cast<__int128>(rounded);
  return Decimal::FromScaled(negative ? -result : result);
}

}  // namespace landfall
