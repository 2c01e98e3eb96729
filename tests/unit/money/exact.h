#pragma once

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <random>
#include <string>
#include <string_view>

#include "common/money/decimal.h"
#include "common/money/rounding.h"

namespace landfall {

// The reference for ours: slow, unbounded, and by other hands.
using Integer = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

inline Decimal Dec(std::string_view text) { return Decimal::Parse(text).value(); }

inline Integer Scaled(Decimal value) { return Integer(value.scaled()); }

inline Decimal FromExact(const Integer& scaled) {
  Integer limit = (Integer(1) << 127) - 1;
  if (scaled > limit || scaled < -limit) return Decimal::Overflow();
  return Decimal::FromScaled(static_cast<__int128>(scaled));
}

// `exact` units of 10^-12, rounded to a multiple of `step` of them.
inline Decimal RoundExact(const Rational& exact, RoundingMode mode, const Integer& step) {
  bool negative = exact < 0;
  Rational steps = (negative ? Rational(-exact) : exact) / step;
  Integer whole = numerator(steps) / denominator(steps);
  Rational rest = steps - whole;
  if (rest != 0) {
    auto to_half = rest < Rational(1, 2)   ? std::strong_ordering::less
                   : rest > Rational(1, 2) ? std::strong_ordering::greater
                                           : std::strong_ordering::equal;
    if (RoundsAway(mode, negative, whole % 2 != 0, to_half)) ++whole;
  }
  whole *= step;
  return FromExact(negative ? Integer(-whole) : whole);
}

// Amounts as they occur (few digits), amounts of many digits, round ones, and borders.
inline Decimal RandomDecimal(std::mt19937_64& random) {
  auto wide =
      static_cast<__int128>((static_cast<unsigned __int128>(random()) << 64 | random()) >> 1);
  __int128 scaled = 0;
  switch (random() % 6) {
    case 0:
      scaled = static_cast<__int128>(random() % 1'000'000) * 10'000'000'000;
      break;
    case 1:
      scaled = static_cast<__int128>(random() % 1'000) * Decimal::kScale;
      break;
    case 2:
      scaled = static_cast<__int128>(random() >> (random() % 64));
      break;
    case 3:
      scaled = wide >> (random() % 127);
      break;
    case 4:
      scaled = wide;
      for (uint64_t i = random() % 38; i > 0; --i) scaled = scaled / 10;
      for (uint64_t i = random() % 12; i > 0 && scaled < wide / 10; --i) scaled *= 10;
      break;
    default:
      scaled = static_cast<__int128>(random() % 100'000'000'000'000);
  }
  return Decimal::FromScaled(random() % 4 == 0 ? -scaled : scaled);
}

inline constexpr RoundingMode kModes[] = {
    RoundingMode::kHalfUp, RoundingMode::kHalfEven, RoundingMode::kHalfDown, RoundingMode::kUp,
    RoundingMode::kDown,   RoundingMode::kCeil,     RoundingMode::kFloor};

inline void PrintTo(Decimal value, std::ostream* out) { *out << value.ToString(); }

}  // namespace landfall
