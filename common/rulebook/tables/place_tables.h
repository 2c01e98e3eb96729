#pragma once

#include <cstdint>

#include "common/money/currency.h"
#include "common/rulebook/edition/edition.h"
#include "common/territory/code.h"
#include "common/time/day.h"

namespace landfall {

// Sorted by id.
struct TerritoryRow {
  static constexpr TableId kTable = TableId::kTerritory;
  Code id;
  Code country;
  Code customs;
  Code vat;  // Code::Of("NONE") when the place has no such tax
  Code excise;
  TextRef name;
  TextRef time_zone;
  RowRange currencies;  // TerritoryCurrencyRow, ascending from
  uint32_t citation = 0;
  uint32_t needs_subdivision = 0;
};

struct TerritoryCurrencyRow {
  static constexpr TableId kTable = TableId::kTerritoryCurrency;
  Day from;
  CurrencyCode currency;
};

// How a part of a country is recognised. Sorted by country, then first. A subdivision row has
// `subdivision` set and no postal codes; a postal row holds an inclusive range of normalised postal
// codes (upper case, no spaces or hyphens). A code matches when its first bytes, as many as `first`
// has, lie between `first` and `last`. The narrowest match (longest `first`) wins.
struct AreaRow {
  static constexpr TableId kTable = TableId::kArea;
  Code country;
  Code subdivision;
  Code first;
  Code last;
  uint32_t territory = 0;  // TerritoryRow
  Day from;
  Day to;  // inclusive
};

// Sorted by group, member, from.
struct GroupMemberRow {
  static constexpr TableId kTable = TableId::kGroupMember;
  Code group;
  Code member;
  Day from;
  Day to;  // inclusive
};

// Sorted by currency, from.
struct CurrencyRow {
  static constexpr TableId kTable = TableId::kCurrency;
  CurrencyCode currency;
  Day from;
  int32_t digits = 2;
  uint32_t reserved = 0;
  TextRef name;
};

}  // namespace landfall
