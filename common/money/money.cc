#include "common/money/money.h"

#include <compare>
#include <limits>

namespace landfall {
namespace {

// One minor unit, in units of 10^-12.
constexpr int64_t kMinorUnits[kMaxMinorDigits + 1] = {
    1'000'000'000'000, 100'000'000'000, 10'000'000'000, 1'000'000'000,
    100'000'000,       10'000'000,      1'000'000};

// Most amounts fit 64 bits, which the processor divides far faster.
int64_t RoundSmall(int64_t scaled, int64_t unit, RoundingMode mode) {
  int64_t minor = scaled / unit;
  int64_t rest = scaled % unit;
  if (rest == 0) return minor;
  int64_t below = rest < 0 ? -rest : rest;
  bool away = RoundsAway(mode, scaled < 0, (minor & 1) != 0, below <=> unit - below);
  return away ? minor + (scaled < 0 ? -1 : 1) : minor;
}

bool AreMinorDigits(int digits) { return digits >= 0 && digits <= kMaxMinorDigits; }

}  // namespace

std::optional<int64_t> ToMinor(Decimal amount, int digits, RoundingMode mode) {
  if (!AreMinorDigits(digits)) return std::nullopt;
  int64_t unit = kMinorUnits[digits];
  auto small = static_cast<int64_t>(amount.scaled());
  if (small == amount.scaled()) return RoundSmall(small, unit, mode);
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
