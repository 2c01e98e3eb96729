#pragma once

#include <optional>
#include <string_view>

#include "common/territory/code.h"

namespace landfall {

// Postal codes that begin with something between `first` and `last`, which are of one length.
struct PostcodeRange {
  Code first;
  Code last;

  int Length() const;
};

// "35000-35999", a single code or a prefix ("JE", "X0A"); blanks are ignored. Where a hyphen may be
// part of a code ("AD100-1") two sides of unlike length are one code. Nullopt for anything else,
// and for a range that ends before it begins.
std::optional<PostcodeRange> ParsePostcodeRange(std::string_view text);

}  // namespace landfall
