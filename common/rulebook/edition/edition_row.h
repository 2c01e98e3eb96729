#pragma once

#include <cstdint>

namespace landfall {

// Bytes in the text pool of one edition. Empty means absent.
struct TextRef {
  uint32_t offset = 0;
  uint32_t length = 0;
};

// Consecutive rows of a child table.
struct RowRange {
  uint32_t begin = 0;
  uint32_t count = 0;
};

// Index of a row that may be absent.
inline constexpr uint32_t kNoRow = 0xffffffff;

}  // namespace landfall
