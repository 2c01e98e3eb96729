#pragma once

#include <cstdint>

#include "common/money/decimal.h"
#include "common/money/rounding.h"

namespace landfall {

// A chain of multiplications and divisions, kept exact and divided once:
//
//     Fraction(amount).Times(rate).Over(hundred).Value()
//
// Division by zero, an Overflow factor and a result that does not fit give Overflow. Any six
// factors and six divisors are exact, and far more of usual size; a chain too long to be kept exact
// gives Overflow, never an inexact number. Does not allocate.
class Fraction {
 public:
  explicit Fraction(Decimal value) : numerator_(Magnitude(value)) {
    negative_ = value.IsNegative();
    overflow_ = value.IsOverflow();
  }

  Fraction& Times(Decimal factor) {
    overflow_ |= factor.IsOverflow();
    negative_ ^= factor.IsNegative();
    Multiply(numerator_, 1, Magnitude(factor));
    return *this;
  }

  Fraction& Over(Decimal divisor) {
    overflow_ |= divisor.IsOverflow() || divisor.IsZero();
    negative_ ^= divisor.IsNegative();
    Multiply(denominator_, -1, Magnitude(divisor));
    return *this;
  }

  // Rounded HALF_EVEN to 12 digits.
  Decimal Value() const;

  // Rounded once, straight from the exact fraction. An increment of zero is as Value().
  Decimal Value(Rounding rounding) const;

 private:
  using Unsigned = unsigned __int128;
  static constexpr int kEarlier = 7;
  static constexpr Unsigned kOne = static_cast<Unsigned>(Decimal::kScale);
  static constexpr Unsigned kHundred = 100 * kOne;

  // A product too large for 128 bits is kept as its parts.
  struct Product {
    explicit Product(Unsigned value) : last(value) {}

    Unsigned last;
    int earlier_count = 0;
    Unsigned earlier[kEarlier];
  };

  static Unsigned Magnitude(Decimal value) {
    auto bits = static_cast<Unsigned>(value.scaled());
    return value.scaled() < 0 ? -bits : bits;
  }

  // `direction` is 1 in the numerator and -1 in the denominator. One and a hundred, the most common
  // of all, only move the power of ten.
  void Multiply(Product& product, int direction, Unsigned factor) {
    if (factor == kOne) return;
    if (factor == kHundred) {
      exponent_ += 2 * direction;
      return;
    }
    exponent_ -= Decimal::kFractionDigits * direction;
    if ((product.last | factor) >> 64 == 0) {
      product.last = static_cast<Unsigned>(static_cast<uint64_t>(product.last)) *
                     static_cast<uint64_t>(factor);
      return;
    }
    MultiplyWide(product, direction, factor);
  }

  void MultiplyWide(Product& product, int direction, Unsigned factor);
  Decimal Divide(RoundingMode mode, Unsigned step) const;
  Decimal DivideWide(RoundingMode mode, Unsigned step) const;

  Product numerator_;
  Product denominator_{1};
  // The value is numerator / denominator * 10^exponent, in units of 10^-12.
  int exponent_ = 0;
  bool negative_ = false;
  bool overflow_ = false;
};

}  // namespace landfall
