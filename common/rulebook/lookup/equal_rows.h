#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>

#include "common/rulebook/edition/edition_row.h"

namespace landfall {

// The rows that `key_of` (a function or member) maps to `key`, of rows in ascending order of it.
template <typename Row, typename Key, typename KeyOf>
std::span<const Row> EqualRows(std::span<const Row> rows, const Key& key, KeyOf key_of) {
  auto begin = std::ranges::lower_bound(rows, key, {}, key_of);
  // Mostly few are equal, or none.
  constexpr int kFew = 4;
  auto end = begin;
  for (int i = 0; i < kFew && end != rows.end(); ++i, ++end) {
    if (key < std::invoke(key_of, *end)) return {begin, end};
  }
  return {begin, std::ranges::upper_bound(end, rows.end(), key, {}, key_of)};
}

// Where `part` stands in `rows`, which it is cut from.
template <typename Row>
RowRange RangeIn(std::span<const Row> rows, std::span<const Row> part) {
  if (part.empty()) return {};
  return {static_cast<uint32_t>(part.data() - rows.data()), static_cast<uint32_t>(part.size())};
}

}  // namespace landfall
