#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace landfall {

// The number written by exactly `count` decimal digits at `at`, at most nine of them; nullopt when
// anything else stands there.
constexpr std::optional<int> ReadDigits(std::string_view text, size_t at, size_t count) {
  if (at > text.size() || text.size() - at < count) return std::nullopt;
  int value = 0;
  for (char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace landfall
