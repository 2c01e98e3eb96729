#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace landfall {

// A code of the Harmonized System or of a national tariff built on it: 2 to 12 digits. Default:
// none. Codes sort by their digits, a shorter code before those it begins.
class HsCode {
 public:
  static constexpr int kMinDigits = 2;
  static constexpr int kMaxDigits = 12;

  constexpr HsCode() = default;

  // Digits with dots and blanks anywhere between them: "6109.10.00 12". Chapters 00 and 77 are
  // refused: the nomenclature has none.
  static absl::StatusOr<HsCode> Parse(std::string_view text);

  // As value() and digits() gave it; editions store codes so.
  static constexpr HsCode FromValue(uint64_t value, int digits) { return HsCode(value, digits); }

  // The digits, left-aligned to twelve: 6109 is 610900000000.
  constexpr uint64_t value() const { return value_; }
  // The last value that begins with the same digits: 6109 gives 610999999999.
  constexpr uint64_t last_value() const { return value_ + kPowers[digits_] - 1; }
  constexpr int digits() const { return digits_; }
  constexpr bool IsNone() const { return digits_ == 0; }

  // A code begins itself; none begins every code.
  constexpr bool IsPrefixOf(HsCode other) const {
    return digits_ <= other.digits_ && other.value_ - value_ < kPowers[digits_];
  }

  // The first `digits` digits, 0 to 12; the code itself when it has no more.
  constexpr HsCode Prefix(int digits) const {
    if (digits >= digits_) return *this;
    return HsCode(value_ - value_ % kPowers[digits], digits);
  }
  constexpr HsCode Chapter() const { return Prefix(2); }
  constexpr HsCode Heading() const { return Prefix(4); }
  constexpr HsCode Hs6() const { return Prefix(6); }

  // Digits only; empty for none.
  std::string ToString() const;

  friend constexpr auto operator<=>(HsCode, HsCode) = default;

  template <typename H>
  friend H AbslHashValue(H hash, HsCode code) {
    return H::combine(std::move(hash), code.value_, code.digits_);
  }

 private:
  // 10^(12 - digits): how many values begin with so many digits.
  static constexpr uint64_t kPowers[kMaxDigits + 1] = {1'000'000'000'000,
                                                       100'000'000'000,
                                                       10'000'000'000,
                                                       1'000'000'000,
                                                       100'000'000,
                                                       10'000'000,
                                                       1'000'000,
                                                       100'000,
                                                       10'000,
                                                       1'000,
                                                       100,
                                                       10,
                                                       1};

  constexpr HsCode(uint64_t value, int digits) : value_(value), digits_(digits) {}

  uint64_t value_ = 0;
  int32_t digits_ = 0;
};

}  // namespace landfall
