#include "common/money/money.h"

#include <limits>

namespace landfall {
namespace {

// One minor unit, in units of 10^-12.
constexpr int64_t kMinorUnits[kMaxMinorDigits + 1] = {
    1'000'000'000'000, 100'000'000'000, 10'000'000'000, 1'000'000'000,
    100'000'000,       10'000'000,      1'000'000};

bool AreMinorDigits(int digits) { return digits >= 0 && digits <= kMaxMinorDigits; }

}  // namespace

std::optional<int64_t> ToMinor(Decimal amount, int digits, RoundingMode mode) {
  if (!AreMinorDigits(digits)) return std::nullopt;
  int64_t unit = kMinorUnits[digits];
  Decimal rounded = Round(amount, {mode, Decimal::FromScaled(unit)});
  if (rounded.IsOverflow()) return std::nullopt;
  __int128 minor = rounded.scaled() / unit;
  if (minor < std::numeric_limits<int64_t>::min() || minor > std::numeric_limits<int64_t>::max()) {
    return std::nullopt;
  }
  return static_cast<int64_t>(minor);
}

Decimal FromMinor(int64_t minor, int digits) {
  if (!AreMinorDigits(digits)) return Decimal::Overflow();
  return Decimal::FromScaled(static_cast<__int128>(minor) * kMinorUnits[digits]);
}

}  // namespace landfall
