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

// Takes trailing decimal zeros off `value` and says how many. A number divisible by 10^n ends in n
// binary zeros, which rules most divisions out.
int StripZeros(Unsigned& value) {
  int stripped = 0;
  for (int step : {16, 8, 4, 2, 1}) {
    while (true) {
      auto low = static_cast<uint64_t>(value);
      if (std::countr_zero(low) < step || value == 0) break;
      auto power = static_cast<uint64_t>(kPowerOfTen.at[step]);
      if (value >> 64 == 0) {
        if (low % power != 0) break;
        value = low / power;
      } else {
        Unsigned quotient = value / power;
        if (quotient * power != value) break;
        value = quotient;
      }
      stripped += step;
    }
  }
  return stripped;
}

// Moves `step` and the power of ten into the two sides; false when one of them does not fit.
bool Align(Unsigned& numerator, Unsigned& divisor, Unsigned step, int exponent) {
  if (!FitsTimes(divisor, step)) return false;
  divisor *= step;
  if (exponent == 0) return true;
  Unsigned& side = exponent > 0 ? numerator : divisor;
  int power = exponent > 0 ? exponent : -exponent;
  if (power >= kPowersOfTen || !FitsTimes(side, kPowerOfTen.at[power])) return false;
  side *= kPowerOfTen.at[power];
  return true;
}

std::strong_ordering CompareWithHalf(Unsigned remainder, Unsigned divisor) {
  Unsigned rest = divisor - remainder;
  return remainder < rest   ? std::strong_ordering::less
         : remainder > rest ? std::strong_ordering::greater
                            : std::strong_ordering::equal;
}

Decimal Signed(Unsigned quotient, Unsigned step, bool negative) {
  Unsigned magnitude = 0;
  if (__builtin_mul_overflow(quotient, step, &magnitude) || magnitude >> 127 != 0) {
    return Decimal::Overflow();
  }
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
  if (!FitsTimes(product.last, factor)) {
    exponent_ += direction * (StripZeros(product.last) + StripZeros(factor));
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
  if (!Align(numerator, divisor, step, exponent_)) {
    Unsigned bare_step = step;
    numerator = numerator_.last;
    divisor = denominator_.last;
    int exponent = exponent_ + StripZeros(numerator) - StripZeros(divisor) - StripZeros(bare_step);
    if (!Align(numerator, divisor, bare_step, exponent)) return DivideWide(mode, step);
  }
  Unsigned quotient = numerator / divisor;
  Unsigned remainder = numerator - quotient * divisor;
  if (remainder != 0 &&
      RoundsAway(mode, negative_, (quotient & 1) != 0, CompareWithHalf(remainder, divisor))) {
    ++quotient;
  }
  return Signed(quotient, step, negative_);
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
