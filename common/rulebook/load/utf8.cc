#include "common/rulebook/load/utf8.h"

#include <algorithm>
#include <cstdint>

namespace landfall {
namespace {

// Bytes of the sequence that begins at the front, 0 when there is none.
size_t SequenceLength(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  const size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  const bool overlong = (lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xf0 && byte(1) < 0x90);
  const bool surrogate = lead == 0xed && byte(1) >= 0xa0;
  const bool too_large = lead == 0xf4 && byte(1) >= 0x90;
  return overlong || surrogate || too_large ? 0 : length;
}

// Bytes of the well-formed beginning.
size_t GoodPrefix(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const size_t length = SequenceLength(text.substr(at));
    if (length == 0) break;
    at += length;
  }
  return at;
}

}  // namespace

bool IsUtf8(std::string_view text) { return GoodPrefix(text) == text.size(); }

int LineOfBadUtf8(std::string_view text) {
  std::string_view good = text.substr(0, GoodPrefix(text));
  return 1 + static_cast<int>(std::count(good.begin(), good.end(), '\n'));
}

}  // namespace landfall
