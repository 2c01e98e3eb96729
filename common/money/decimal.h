#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace landfall {

// A signed number with 12 digits after the point, held as a 128-bit integer of 10^-12: about 26
// digits before the point. Addition is exact. What does not fit is the value Overflow(), which
// every later operation keeps; test IsOverflow() once at the boundary, where the field has a name.
class Decimal {
 public:
  static constexpr int kFractionDigits = 12;
  static constexpr __int128 kScale = 1'000'000'000'000;

  constexpr Decimal() = default;  // zero

  // `scaled` counts units of 10^-12. The lowest 128-bit integer is Overflow().
  static constexpr Decimal FromScaled(__int128 scaled) { return Decimal(scaled); }
  static constexpr Decimal FromInteger(int64_t integer) { return Decimal(integer * kScale); }
  static constexpr Decimal Overflow() { return Decimal(kOverflow); }

  // "-12.50": an optional sign, digits, and at most 12 digits after a point. No exponent, blanks or
  // thousands marks; digits must stand on both sides of a point.
  static absl::StatusOr<Decimal> Parse(std::string_view text);

  // The shortest text Parse reads back: no trailing zeros, no plus. "overflow" for Overflow().
  std::string ToString() const;

  constexpr __int128 scaled() const { return scaled_; }
  constexpr bool IsOverflow() const { return scaled_ == kOverflow; }
  constexpr bool IsZero() const { return scaled_ == 0; }
  constexpr bool IsNegative() const { return scaled_ < 0 && scaled_ != kOverflow; }
  constexpr bool IsPositive() const { return scaled_ > 0; }

  constexpr Decimal Abs() const { return IsNegative() ? Decimal(-scaled_) : *this; }

  friend constexpr Decimal operator-(Decimal a) { return a.IsOverflow() ? a : Decimal(-a.scaled_); }
  friend constexpr Decimal operator+(Decimal a, Decimal b) {
    __int128 sum = 0;
    bool wrapped = __builtin_add_overflow(a.scaled_, b.scaled_, &sum);
    return wrapped | a.IsOverflow() | b.IsOverflow() ? Overflow() : Decimal(sum);
  }
  friend constexpr Decimal operator-(Decimal a, Decimal b) {
    __int128 difference = 0;
    bool wrapped = __builtin_sub_overflow(a.scaled_, b.scaled_, &difference);
    return wrapped | a.IsOverflow() | b.IsOverflow() ? Overflow() : Decimal(difference);
  }
  constexpr Decimal& operator+=(Decimal other) { return *this = *this + other; }
  constexpr Decimal& operator-=(Decimal other) { return *this = *this - other; }

  // The larger and the smaller of two; Overflow() when either is.
  friend constexpr Decimal Larger(Decimal a, Decimal b) {
    return a.IsOverflow() || b.IsOverflow() ? Overflow() : (a < b ? b : a);
  }
  friend constexpr Decimal Smaller(Decimal a, Decimal b) {
    return a.IsOverflow() || b.IsOverflow() ? Overflow() : (b < a ? b : a);
  }

  // Overflow() equals itself and stands before every number, so that std::max would lose it: use
  // Larger.
  friend constexpr bool operator==(Decimal a, Decimal b) { return a.scaled_ == b.scaled_; }
  friend constexpr std::strong_ordering operator<=>(Decimal a, Decimal b) {
    return a.scaled_ < b.scaled_   ? std::strong_ordering::less
           : a.scaled_ > b.scaled_ ? std::strong_ordering::greater
                                   : std::strong_ordering::equal;
  }

 private:
  static constexpr __int128 kOverflow =
      static_cast<__int128>(static_cast<unsigned __int128>(1) << 127);

  explicit constexpr Decimal(__int128 scaled) : scaled_(scaled) {}

  __int128 scaled_ = 0;
};

}  // namespace landfall
