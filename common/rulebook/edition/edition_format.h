#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "common/rulebook/edition/table_id.h"

namespace landfall {

// The file: EditionHeader, then one SectionEntry for each table in ascending order, then the
// sections in the same order, each at a multiple of kSectionAlignment and followed by zeros up to
// the next. Numbers are little-endian, as every machine we run on has them.
static_assert(std::endian::native == std::endian::little);

inline constexpr char kEditionMagic[8] = {'L', 'F', 'E', 'D', 'I', 'T', '\r', '\n'};

// Grows by one whenever a row or a table changes its meaning or layout.
inline constexpr uint32_t kEditionFormat = 2;

inline constexpr size_t kSectionAlignment = 64;

// Keeps its size, `magic`, `format` and `header_hash` in every format, so that a newer file is told
// from a damaged one.
struct EditionHeader {
  char magic[8] = {};
  uint32_t format = 0;
  uint32_t section_count = 0;
  uint64_t file_bytes = 0;
  uint64_t index_hash = 0;
  char id[32] = {};
  uint8_t reserved[56] = {};
  uint64_t header_hash = 0;  // of all bytes before
};
static_assert(sizeof(EditionHeader) == 128);

struct SectionEntry {
  TableId table = TableId::kText;
  uint32_t row_bytes = 0;
  uint64_t offset = 0;  // from the start of the file
  uint64_t bytes = 0;   // of all rows
  uint64_t hash = 0;    // of the rows and the zeros behind them
};
static_assert(sizeof(SectionEntry) == 32);

constexpr uint64_t AlignSection(uint64_t offset) {
  return (offset + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
}

// Size of a row of the table as this program knows it; 0 for a number that names no table.
uint32_t RowBytesOf(TableId table);

// Name of the table in messages; empty for a number that names none.
const char* TableName(TableId table);

}  // namespace landfall
