#include "common/rulebook/lookup/rule_lookup.h"

#include <tuple>

#include "common/money/money.h"
#include "common/rulebook/lookup/equal_rows.h"

namespace landfall {
namespace {

// Row number of the newest of the rows `key_of` maps to `key` that begins by `at`.
template <typename Row, typename Key, typename When, typename KeyOf>
uint32_t NewestOf(const Edition& edition, const Key& key, When at, KeyOf key_of) {
  std::span<const Row> rows = edition.Rows<Row>();
  return VersionAt<Row>(edition, RangeIn(rows, EqualRows(rows, key, key_of)), at);
}

}  // namespace

uint32_t FindValuation(const Edition& edition, const Place& place, LocalTime at) {
  for (Code territory : {place.territory, place.customs}) {
    uint32_t row = NewestOf<ValuationRow>(edition, territory, at, &ValuationRow::territory);
    if (row != kNoRow) return row;
  }
  return kNoRow;
}

uint32_t FindRateRule(const Edition& edition, const Place& place, RatePurpose purpose, Day day) {
  for (Code territory : {place.territory, place.customs, Code()}) {
    uint32_t row = NewestOf<RateRuleRow>(
        edition, std::tuple(territory, purpose), day,
        [](const RateRuleRow& rule) { return std::tuple(rule.territory, rule.purpose); });
    if (row != kNoRow) return row;
  }
  return kNoRow;
}

uint32_t FindRoundingDefault(const Edition& edition, const Place& place) {
  std::span<const RoundingDefaultRow> rows = edition.Rows<RoundingDefaultRow>();
  for (Code territory : {place.territory, place.customs, Code()}) {
    auto found = std::ranges::lower_bound(rows, territory, {}, &RoundingDefaultRow::territory);
    if (found != rows.end() && found->territory == territory) {
      return static_cast<uint32_t>(found - rows.begin());
    }
  }
  return kNoRow;
}

Rounding DefaultRounding(const Edition& edition, const Place& place, int32_t minor_digits) {
  Rounding rounding{RoundingMode::kHalfUp, Decimal()};
  const uint32_t row = FindRoundingDefault(edition, place);
  if (row != kNoRow) rounding = edition.Rows<RoundingDefaultRow>()[row].rounding.rounding;
  if (rounding.increment.IsZero()) rounding.increment = FromMinor(1, minor_digits);
  return rounding;
}

}  // namespace landfall
