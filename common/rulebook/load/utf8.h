#pragma once

#include <string_view>

namespace landfall {

// Whether the bytes are well-formed UTF-8: no stray or overlong sequence, no surrogate, nothing
// above U+10FFFF.
bool IsUtf8(std::string_view text);

// Line, from 1, of the first byte that is not; the last line when all is well.
int LineOfBadUtf8(std::string_view text);

}  // namespace landfall
