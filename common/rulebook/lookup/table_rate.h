#pragma once

#include <cstdint>
#include <span>

#include "common/goods/hs_code.h"
#include "common/rulebook/edition/edition.h"
#include "common/rulebook/lookup/rule_lookup.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/territory/code.h"
#include "common/time/day.h"

namespace landfall {

struct TableRateQuery {
  Code territory;  // most precise territory of the destination
  Code area;       // territory whose law holds, read when the table has no row of `territory`
  HsCode hs;
  Code origin;
  uint64_t category = 0;                 // TextKey, 0 none
  std::span<const uint64_t> conditions;  // TextKeys the line states
  Day day;
  bool announced = false;   // whether announced rows act
  bool unverified = false;  // whether unverified rows act
};

// The row with the longest code that begins the line's; among those, one whose condition the line
// states, then one of its category, then one that names its origin (a territory before a group),
// then the one that began last. Null when none holds. `table` is a RateTableRow number.
const TableRateRow* FindTableRate(const Edition& edition, uint32_t table,
                                  const TableRateQuery& query);

// Whether a longer code that begins with the line's has another rate than `serving`, the row of the
// line's code (null: none): then the line's code is too short to tell.
bool DiffersBelow(const Edition& edition, uint32_t table, const TableRateQuery& query,
                  const TableRateRow* serving);

// Whether goods of some origin have another rate than `serving`, the row found for a query without
// one (null: none).
bool DiffersByOrigin(const Edition& edition, uint32_t table, const TableRateQuery& query,
                     const TableRateRow* serving);

// How the tax category or condition of a rate is spelt; empty for 0 and for a key of no rate.
std::string_view RateWord(const Edition& edition, uint64_t key);

}  // namespace landfall
