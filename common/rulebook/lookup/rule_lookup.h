#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "common/money/rounding.h"
#include "common/rulebook/edition/edition.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "common/territory/place.h"
#include "common/time/local_time.h"

namespace landfall {

// The territory of a place whose law holds in an area.
inline Code AreaTerritory(const Place& place, AreaKind area) {
  switch (area) {
    case AreaKind::kVat:
      return place.vat;
    case AreaKind::kExcise:
      return place.excise;
    case AreaKind::kCustoms:
      break;
  }
  return place.customs;
}

// Row number of the newest version that begins at or before `at`, whatever its status; kNoRow
// before the first. `Version` rows of one rule ascend by `from`, which is a LocalTime or a Day as
// `at` is.
template <typename Version, typename When>
uint32_t VersionAt(const Edition& edition, RowRange range, When at) {
  std::span<const Version> versions = edition.Rows<Version>(range);
  auto after = std::ranges::upper_bound(versions, at, {}, &Version::from);
  if (after == versions.begin()) return kNoRow;
  return range.begin + static_cast<uint32_t>(after - versions.begin()) - 1;
}

// ValuationRow number in force: of the territory itself, else of its customs territory. kNoRow when
// neither has one yet.
uint32_t FindValuation(const Edition& edition, const Place& place, LocalTime at);

// RateRuleRow number: of the territory itself, else of its customs territory, else of the world.
uint32_t FindRateRule(const Edition& edition, const Place& place, RatePurpose purpose, Day day);

// RoundingDefaultRow number: of the territory itself, else of its customs territory, else of the
// world; kNoRow when there is none.
uint32_t FindRoundingDefault(const Edition& edition, const Place& place);

// Its rounding, to the minor unit of `minor_digits` where it names no step; half up to the minor
// unit when there is none.
Rounding DefaultRounding(const Edition& edition, const Place& place, int32_t minor_digits);

}  // namespace landfall
