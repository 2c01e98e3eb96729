#include "common/rulebook/load/postcode_range.h"

#include <algorithm>
#include <bit>

#include "common/territory/postcode.h"

namespace landfall {
namespace {

int LengthOf(Code code) { return code.IsNone() ? 0 : 8 - std::countr_zero(code.packed()) / 8; }

}  // namespace

int PostcodeRange::Length() const { return LengthOf(first); }

std::optional<PostcodeRange> ParsePostcodeRange(std::string_view text) {
  // Codes longer than a Code holds would match more than they say.
  if (std::ranges::count_if(text, [](char c) { return c != ' ' && c != '-'; }) > 16) {
    return std::nullopt;
  }
  const size_t hyphen = text.find('-');
  if (hyphen != text.npos) {
    const Code first = NormalPostcode(text.substr(0, hyphen));
    const Code last = NormalPostcode(text.substr(hyphen + 1));
    if (first.IsNone() || last.IsNone()) return std::nullopt;
    if (LengthOf(first) == LengthOf(last)) {
      if (last < first) return std::nullopt;
      return PostcodeRange{first, last};
    }
  }
  const Code code = NormalPostcode(text);
  if (code.IsNone()) return std::nullopt;
  return PostcodeRange{code, code};
}

}  // namespace landfall
