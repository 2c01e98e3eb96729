#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/money/currency.h"
#include "common/rulebook/edition/edition.h"
#include "common/territory/code.h"
#include "common/territory/place.h"
#include "common/time/day.h"

namespace landfall {

// The territories an address answers on a day: the narrowest postal range that holds the code, else
// the subdivision ("CA-ON"), else the rest of the country. Nullopt for a country without
// territories. A postal code with other signs than letters, digits, blanks and hyphens counts as
// none.
std::optional<Place> ResolvePlace(const Edition& edition, Code country, Code subdivision,
                                  std::string_view postal_code, Day day);

// TerritoryRow number of an id, kNoRow when there is none.
uint32_t FindTerritory(const Edition& edition, Code id);

// Place of a territory as if an address were in it; for origins and places of dispatch.
Place PlaceOf(const Edition& edition, uint32_t territory);

// Whether `member` is in the group on the day.
bool IsMember(const Edition& edition, Code group, Code member, Day day);

// Rows of a group, empty when there is no such group.
RowRange MembersOf(const Edition& edition, Code group);

// Currency of a territory; `territory` is a TerritoryRow number. None before its first.
CurrencyCode CurrencyAt(const Edition& edition, uint32_t territory, Day day);

// Digits of the minor unit on the day; nullopt for an unknown currency.
std::optional<int32_t> FindMinorDigits(const Edition& edition, CurrencyCode currency, Day day);

// The same, 2 for a currency the edition does not know.
int32_t MinorDigits(const Edition& edition, CurrencyCode currency, Day day);

}  // namespace landfall
