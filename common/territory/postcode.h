#pragma once

#include <string_view>

#include "common/territory/code.h"

namespace landfall {

// A postal code as areas are matched by it: upper case, without blanks and hyphens, the first eight
// of its letters and digits ("AD100-1" is AD1001). None when it is empty or holds anything else.
constexpr Code NormalPostcode(std::string_view text) {
  uint64_t packed = 0;
  int length = 0;
  for (char c : text) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))) return Code();
    if (length < 8) packed |= static_cast<uint64_t>(static_cast<uint8_t>(c)) << (56 - 8 * length++);
  }
  return Code::FromPacked(packed);
}

}  // namespace landfall
