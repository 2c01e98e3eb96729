#include "common/rulebook/lookup/place_lookup.h"

#include <algorithm>
#include <tuple>

#include "common/rulebook/lookup/equal_rows.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/territory/postcode.h"

namespace landfall {
namespace {

// Bits of the first bytes of a code, as many as `prefix` has.
uint64_t MaskOf(Code prefix) {
  uint64_t packed = prefix.packed();
  uint64_t mask = 0;
  for (; packed != 0; packed <<= 8) mask = mask >> 8 | uint64_t{0xff} << 56;
  return mask;
}

bool HoldsPostcode(const AreaRow& area, Code postcode) {
  const uint64_t head = postcode.packed() & MaskOf(area.first);
  return area.first.packed() <= head && head <= area.last.packed();
}

// How narrowly the row names the address: 0 not at all, 1 as the rest of the country, 2 by
// subdivision, more by postal code.
int Narrowness(const AreaRow& area, Code subdivision, Code postcode) {
  if (!area.subdivision.IsNone()) return area.subdivision == subdivision ? 2 : 0;
  if (area.first.IsNone()) return 1;
  if (postcode.IsNone() || !HoldsPostcode(area, postcode)) return 0;
  return 2 + __builtin_popcountll(MaskOf(area.first)) / 8;
}

template <typename Row, typename Key, typename KeyOf>
std::span<const Row> RowsOf(const Edition& edition, Key key, KeyOf key_of) {
  return EqualRows(edition.Rows<Row>(), key, key_of);
}

}  // namespace

uint32_t FindTerritory(const Edition& edition, Code id) {
  std::span<const TerritoryRow> rows = edition.Rows<TerritoryRow>();
  auto found = std::ranges::lower_bound(rows, id, {}, &TerritoryRow::id);
  if (found == rows.end() || found->id != id) return kNoRow;
  return static_cast<uint32_t>(found - rows.begin());
}

Place PlaceOf(const Edition& edition, uint32_t territory) {
  const TerritoryRow& row = edition.Rows<TerritoryRow>()[territory];
  return {.country = row.country,
          .subdivision = Code(),
          .territory = row.id,
          .customs = row.customs,
          .vat = row.vat,
          .excise = row.excise,
          .row = territory};
}

std::optional<Place> ResolvePlace(const Edition& edition, Code country, Code subdivision,
                                  std::string_view postal_code, Day day) {
  const Code postcode = NormalPostcode(postal_code);
  const AreaRow* best = nullptr;
  int narrowest = 0;
  for (const AreaRow& area : RowsOf<AreaRow>(edition, country, &AreaRow::country)) {
    if (day < area.from || day > area.to) continue;
    const int narrowness = Narrowness(area, subdivision, postcode);
    if (narrowness <= narrowest) continue;
    narrowest = narrowness;
    best = &area;
  }
  if (best == nullptr) return std::nullopt;
  Place place = PlaceOf(edition, best->territory);
  place.country = country;
  place.subdivision = subdivision;
  return place;
}

RowRange MembersOf(const Edition& edition, Code group) {
  std::span<const GroupMemberRow> rows = edition.Rows<GroupMemberRow>();
  return RangeIn(rows, EqualRows(rows, group, &GroupMemberRow::group));
}

bool IsMember(const Edition& edition, Code group, Code member, Day day) {
  std::span<const GroupMemberRow> rows = edition.Rows<GroupMemberRow>();
  auto row = std::ranges::lower_bound(rows, std::tuple(group, member), {},
                                      [](const GroupMemberRow& candidate) {
                                        return std::tuple(candidate.group, candidate.member);
                                      });
  for (; row != rows.end() && row->group == group && row->member == member; ++row) {
    if (row->from <= day && day <= row->to) return true;
  }
  return false;
}

CurrencyCode CurrencyAt(const Edition& edition, uint32_t territory, Day day) {
  std::span<const TerritoryCurrencyRow> rows =
      edition.Rows<TerritoryCurrencyRow>(edition.Rows<TerritoryRow>()[territory].currencies);
  auto after = std::ranges::upper_bound(rows, day, {}, &TerritoryCurrencyRow::from);
  return after == rows.begin() ? CurrencyCode() : (after - 1)->currency;
}

std::optional<int32_t> FindMinorDigits(const Edition& edition, CurrencyCode currency, Day day) {
  auto rows = RowsOf<CurrencyRow>(edition, currency, &CurrencyRow::currency);
  auto after = std::ranges::upper_bound(rows, day, {}, &CurrencyRow::from);
  if (after == rows.begin()) return std::nullopt;
  return (after - 1)->digits;
}

int32_t MinorDigits(const Edition& edition, CurrencyCode currency, Day day) {
  return FindMinorDigits(edition, currency, day).value_or(2);
}

}  // namespace landfall
