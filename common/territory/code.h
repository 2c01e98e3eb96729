#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace landfall {

// A short code of 1 to 8 printable ASCII bytes ("DE", "ES-CN", "EU", "A+"), packed big-endian into
// 64 bits so that codes compare as their text does. Default: none.
class Code {
 public:
  constexpr Code() = default;

  // Nullopt when empty, longer than 8 bytes or not printable ASCII.
  static constexpr std::optional<Code> Parse(std::string_view text) {
    if (text.empty() || text.size() > 8) return std::nullopt;
    uint64_t packed = 0;
    for (char c : text) {
      if (c <= ' ' || c > '~') return std::nullopt;
      packed = packed << 8 | static_cast<uint8_t>(c);
    }
    return Code(packed << 8 * (8 - text.size()));
  }

  // For constants in code and tests; an invalid literal gives none.
  static constexpr Code Of(std::string_view literal) { return Parse(literal).value_or(Code()); }

  static constexpr Code FromPacked(uint64_t packed) { return Code(packed); }
  constexpr uint64_t packed() const { return packed_; }
  constexpr bool IsNone() const { return packed_ == 0; }

  std::string ToString() const {
    std::string text;
    for (int shift = 56; shift >= 0; shift -= 8) {
      char c = static_cast<char>(packed_ >> shift & 0xff);
      if (c == 0) break;
      text.push_back(c);
    }
    return text;
  }

  friend constexpr auto operator<=>(Code, Code) = default;

 private:
  explicit constexpr Code(uint64_t packed) : packed_(packed) {}
  uint64_t packed_ = 0;
};

}  // namespace landfall
