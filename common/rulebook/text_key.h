#pragma once

#include <cstdint>
#include <string_view>

namespace landfall {

// FNV-1a of a word the data and a request must spell alike (flags, categories, schemes, services).
// 0 is kept for "none".
constexpr uint64_t TextKey(std::string_view text) {
  if (text.empty()) return 0;
  uint64_t hash = 14695981039346656037u;
  for (char c : text) {
    hash ^= static_cast<uint8_t>(c);
    hash *= 1099511628211u;
  }
  return hash == 0 ? 1 : hash;
}

}  // namespace landfall
