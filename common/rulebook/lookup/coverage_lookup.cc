#include "common/rulebook/lookup/coverage_lookup.h"

#include <algorithm>
#include <tuple>

#include "common/rulebook/lookup/equal_rows.h"
#include "common/rulebook/lookup/goods_list.h"
#include "common/rulebook/lookup/rule_lookup.h"
#include "common/rulebook/tables/place_tables.h"

namespace landfall {
namespace {

bool NamesOrigin(const Edition& edition, const CoverageRow& row, const CoverageQuery& query) {
  if (row.origins.count == 0) return true;
  const Day day = query.at.day();
  const bool named = row.all_but == 0;
  for (const TestValueRow& value : edition.Rows<TestValueRow>(row.origins)) {
    if (value.key == query.origin.packed()) return named;
    for (const GroupMemberRow& member : edition.Rows<GroupMemberRow>(value.members)) {
      if (member.member == query.origin && member.from <= day && day <= member.to) return named;
    }
  }
  return !named;
}

// What is known of some of the goods a short code stands for is not known of all.
bool NamesGoods(const Edition& edition, const CoverageRow& row, HsCode hs) {
  if (row.goods == kNoRow) return true;
  Membership membership = MembershipIn(edition, row.goods, hs);
  return membership == Membership::kInside ||
         (membership == Membership::kPartly && row.state != CoverageState::kCovered);
}

// A statement under a condition says nothing of all ways to import.
bool Speaks(const Edition& edition, const CoverageRow& row, const CoverageQuery& query) {
  if (row.when != kNoRow && row.state == CoverageState::kCovered) return false;
  return row.from <= query.at && query.at < row.until && NamesGoods(edition, row, query.hs) &&
         NamesOrigin(edition, row, query);
}

}  // namespace

uint32_t FindCoverage(const Edition& edition, const CoverageQuery& query) {
  const Place& place = query.place;
  std::span<const CoverageRow> rows = edition.Rows<CoverageRow>();
  uint32_t worst = kNoRow;
  Code seen[4];
  int seen_count = 0;
  for (Code territory : {place.territory, place.customs, place.vat, place.excise}) {
    if (std::find(seen, seen + seen_count, territory) != seen + seen_count) continue;
    seen[seen_count++] = territory;
    auto key_of = [](const CoverageRow& row) { return std::tuple(row.territory, row.family); };
    for (const CoverageRow& row : EqualRows(rows, std::tuple(territory, query.family), key_of)) {
      const bool holds =
          territory == place.territory || territory == AreaTerritory(place, row.area);
      if (!holds || !Speaks(edition, row, query)) continue;
      if (worst == kNoRow || RankOf(row.state) > RankOf(rows[worst].state)) {
        worst = static_cast<uint32_t>(&row - rows.data());
      }
    }
  }
  return worst;
}

}  // namespace landfall
