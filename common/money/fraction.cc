#include "common/money/fraction.h"

#include <bit>
#include <boost/multiprecision/cpp_int.hpp>
#include <compare>

namespace landfall {
namespace {

namespace mp = boost::multiprecision;

using Unsigned = unsigned __int128;

// Eight parts and a step of 128 bits each, times 10^kLargestExponent.
using Wide =
    mp::number<mp::cpp_int_backend<2304, 2304, mp::unsigned_magnitude, mp::unchecked, void>>;

constexpr int kLargestExponent = 300;
constexpr int kPowersOfTen = 39;

constexpr auto kPowerOfTen = [] {
  struct {
    Unsigned at[kPowersOfTen];
  } powers{};
  powers.at[0] = 1;
  for (int i = 1; i < kPowersOfTen; ++i) powers.at[i] = powers.at[i - 1] * 10;
  return powers;
}();

int BitWidth(Unsigned value) {
  auto high = static_cast<uint64_t>(value >> 64);
  return high != 0 ? 64 + std::bit_width(high) : std::bit_width(static_cast<uint64_t>(value));
}

// Whether the product surely fits 128 bits.
bool FitsTimes(Unsigned a, Unsigned b) { return BitWidth(a) + BitWidth(b) <= 128; }

// Divides by 10^kDigits as long as that leaves no rest and says how many zeros went. A number
// divisible by 10^n ends in n binary zeros, which rules most divisions out.
template <int kDigits, uint64_t kPower>
int StripPower(Unsigned& value) {
  int stripped = 0;
  while (std::countr_zero(static_cast<uint64_t>(value)) >= kDigits) {
    if (value >> 64 == 0) {
      auto low = static_cast<uint64_t>(value);
      if (low % kPower != 0) break;
      value = low / kPower;
    } else {
      Unsigned quotient = value / kPower;
      if (quotient * kPower != value) break;
      value = quotient;
    }
    stripped += kDigits;
  }
  return stripped;
}

// Takes trailing decimal zeros off `value`, which is not zero, and says how many.
int StripZeros(Unsigned& value) {
  int stripped = value >> 64 == 0 ? 0 : StripPower<16, 10'000'000'000'000'000>(value);
  stripped += StripPower<8, 100'000'000>(value);
  stripped += StripPower<4, 10'000>(value);
  stripped += StripPower<2, 100>(value);
  return stripped + StripPower<1, 10>(value);
}

// Moves the power of ten into one of the two sides; false when it does not fit.
bool Align(Unsigned& numerator, Unsigned& divisor, int exponent) {
  if (exponent == 0) return true;
  Unsigned& side = exponent > 0 ? numerator : divisor;
  int power = exponent > 0 ? exponent : -exponent;
  if (power >= kPowersOfTen || !FitsTimes(side, kPowerOfTen.at[power])) return false;
  side *= kPowerOfTen.at[power];
  return true;
}

struct Division {
  Unsigned quotient;
  Unsigned remainder;
};

// Most numbers fit 64 bits, which the processor divides far faster.
Division DivideUnsigned(Unsigned value, Unsigned by) {
  if ((value | by) >> 64 == 0) {
    auto small = static_cast<uint64_t>(value);
    auto small_by = static_cast<uint64_t>(by);
    return {small / small_by, small % small_by};
  }
  Unsigned quotient = value / by;
  return {quotient, value - quotient * by};
}

std::strong_ordering CompareWithHalf(Unsigned remainder, Unsigned divisor) {
  Unsigned rest = divisor - remainder;
  return remainder < rest   ? std::strong_ordering::less
         : remainder > rest ? std::strong_ordering::greater
                            : std::strong_ordering::equal;
}

Decimal Signed(Unsigned quotient, Unsigned step, bool negative) {
  if (!FitsTimes(quotient, step)) {
    Unsigned product = 0;
    if (__builtin_mul_overflow(quotient, step, &product)) return Decimal::Overflow();
  }
  Unsigned magnitude = quotient * step;
  if (magnitude >> 127 != 0) return Decimal::Overflow();
  auto value = static_cast<__int128>(magnitude);
  return Decimal::FromScaled(negative ? -value : value);
}

Wide Joined(Unsigned last, const Unsigned* earlier, int count) {
  Wide product = last;
  for (int i = 0; i < count; ++i) product *= Wide(earlier[i]);
  return product;
}

Wide WidePower(int exponent) {
  Wide power = 1;
  for (; exponent >= kPowersOfTen; exponent -= kPowersOfTen - 1) {
    power *= Wide(kPowerOfTen.at[kPowersOfTen - 1]);
  }
  return power * Wide(kPowerOfTen.at[exponent]);
}

}  // namespace

void Fraction::MultiplyWide(Product& product, int direction, Unsigned factor) {
  if (factor == 0 || product.last == 0) {
    product.last = 0;
    return;
  }
  exponent_ += direction * StripZeros(factor);
  if (!FitsTimes(product.last, factor)) {
    exponent_ += direction * StripZeros(product.last);
    if (!FitsTimes(product.last, factor)) {
      if (product.earlier_count == kEarlier) {
        overflow_ = true;
        return;
      }
      product.earlier[product.earlier_count++] = product.last;
      product.last = 1;
    }
  }
  product.last *= factor;
}

Decimal Fraction::Value() const { return Divide(RoundingMode::kHalfEven, 1); }

Decimal Fraction::Value(Rounding rounding) const {
  if (rounding.increment.IsZero()) return Value();
  if (!rounding.increment.IsPositive()) return Decimal::Overflow();
  return Divide(rounding.mode, static_cast<Unsigned>(rounding.increment.scaled()));
}

// Counts steps of `step` units of 10^-12. What does not fit 128 bits even after trailing zeros are
// taken off goes the wide way.
Decimal Fraction::Divide(RoundingMode mode, Unsigned step) const {
  if (overflow_) return Decimal::Overflow();
  if (numerator_.last == 0) return Decimal();
  if (numerator_.earlier_count != 0 || denominator_.earlier_count != 0) {
    return DivideWide(mode, step);
  }
  Unsigned numerator = numerator_.last;
  Unsigned divisor = denominator_.last;
  if (!Align(numerator, divisor, exponent_)) {
    int exponent = exponent_ + StripZeros(numerator) - StripZeros(divisor);
    if (!Align(numerator, divisor, exponent)) return DivideWide(mode, step);
  }
  auto [units, rest] = DivideUnsigned(numerator, divisor);
  if (step == 1) {
    bool away =
        rest != 0 && RoundsAway(mode, negative_, (units & 1) != 0, CompareWithHalf(rest, divisor));
    return Signed(units + (away ? 1 : 0), 1, negative_);
  }
  auto [steps, units_left] = DivideUnsigned(units, step);
  if (units_left == 0 && rest == 0) return Signed(steps, step, negative_);
  auto to_half = CompareWithHalf(units_left, step);
  if (step % 2 == 0 && to_half == 0 && rest != 0) to_half = std::strong_ordering::greater;
  if (step % 2 != 0 && units_left == step / 2) to_half = CompareWithHalf(rest, divisor);
  bool away = RoundsAway(mode, negative_, (steps & 1) != 0, to_half);
  return Signed(steps + (away ? 1 : 0), step, negative_);
}

Decimal Fraction::DivideWide(RoundingMode mode, Unsigned step) const {
  if (exponent_ > kLargestExponent || exponent_ < -kLargestExponent) return Decimal::Overflow();
  Wide numerator = Joined(numerator_.last, numerator_.earlier, numerator_.earlier_count);
  Wide divisor = Joined(denominator_.last, denominator_.earlier, denominator_.earlier_count);
  divisor *= Wide(step);
  (exponent_ > 0 ? numerator : divisor) *= WidePower(exponent_ > 0 ? exponent_ : -exponent_);
  Wide quotient;
  Wide remainder;
  mp::divide_qr(numerator, divisor, quotient, remainder);
  if (quotient != 0 && mp::msb(quotient) >= 127) return Decimal::Overflow();
  auto steps = static_cast<Unsigned>(quotient);
  if (remainder != 0) {
    int to_half = remainder.compare(Wide(divisor - remainder));
    if (RoundsAway(mode, negative_, (steps & 1) != 0, to_half <=> 0)) ++steps;
  }
  return Signed(steps, step, negative_);
}

}  // namespace landfall
