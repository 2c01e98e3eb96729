#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace landfall {

// Three upper-case letters as ISO 4217 spells currencies, packed so that codes compare as their
// text does. Whether a currency exists on a day, and with how many minor digits, is data. Default:
// none.
class CurrencyCode {
 public:
  constexpr CurrencyCode() = default;

  // InvalidArgument unless `text` is three letters A to Z.
  static absl::StatusOr<CurrencyCode> Parse(std::string_view text);

  // For constants; none when `text` is not three letters A to Z.
  static constexpr CurrencyCode FromLiteral(std::string_view text) {
    if (text.size() != 3) return CurrencyCode();
    uint32_t packed = 0;
    for (char c : text) {
      if (c < 'A' || c > 'Z') return CurrencyCode();
      packed = packed << 8 | static_cast<uint8_t>(c);
    }
    return CurrencyCode(packed);
  }

  // As packed() gave it; editions store currencies so.
  static constexpr CurrencyCode FromPacked(uint32_t packed) { return CurrencyCode(packed); }
  constexpr uint32_t packed() const { return packed_; }

  constexpr bool IsNone() const { return packed_ == 0; }

  // Empty for none.
  std::string ToString() const;

  friend constexpr auto operator<=>(CurrencyCode, CurrencyCode) = default;

  template <typename H>
  friend H AbslHashValue(H hash, CurrencyCode code) {
    return H::combine(std::move(hash), code.packed_);
  }

 private:
  explicit constexpr CurrencyCode(uint32_t packed) : packed_(packed) {}

  uint32_t packed_ = 0;
};

}  // namespace landfall
