#include "services/reference/domain/places.h"

#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/place_tables.h"

namespace landfall::reference {
namespace {

Day UtcDay(Instant instant) { return LocalTime::FromSeconds(instant.unix_seconds()).day(); }

// Sorted, because the rows are sorted by group.
std::vector<Code> GroupsOf(const Edition& edition, Code member, Day day) {
  std::vector<Code> groups;
  for (const GroupMemberRow& row : edition.Rows<GroupMemberRow>()) {
    if (row.member != member || day < row.from || row.to < day) continue;
    if (groups.empty() || groups.back() != row.group) groups.push_back(row.group);
  }
  return groups;
}

bool HasPostalAreas(const Edition& edition, Code country, Day day) {
  for (const AreaRow& area : edition.Rows<AreaRow>()) {
    bool holds = area.country == country && area.from <= day && day <= area.to;
    if (holds && !area.first.IsNone()) return true;
  }
  return false;
}

}  // namespace

std::optional<LocalPlace> FindPlace(const Rulebook& book, Code territory, Instant at) {
  const Edition& edition = book.edition();
  uint32_t row = FindTerritory(edition, territory);
  std::optional<Place> place = row != kNoRow
                                   ? PlaceOf(edition, row)
                                   : ResolvePlace(edition, territory, Code(), "", UtcDay(at));
  if (!place.has_value()) return std::nullopt;
  return LocalPlace{*place, book.ZoneOf(place->row).ToLocal(at)};
}

std::optional<TerritoryAnswer> TerritoryOf(const Rulebook& book,
                                           const TerritoryQuestion& question) {
  const Edition& edition = book.edition();
  const Address& address = question.address;
  auto resolve = [&](Day day) {
    return ResolvePlace(edition, address.country, address.subdivision, address.postal_code, day);
  };
  std::optional<Place> place = resolve(UtcDay(question.as_of));
  if (uint32_t row = FindTerritory(edition, address.country); !place.has_value() && row != kNoRow) {
    place = PlaceOf(edition, row);
  }
  if (!place.has_value()) return std::nullopt;
  // Days are those of the territory's own zone.
  Day day = book.ZoneOf(place->row).DayOf(question.as_of);
  if (std::optional<Place> again = resolve(day); again.has_value()) place = again;
  const TerritoryRow& territory = edition.Rows<TerritoryRow>()[place->row];
  return TerritoryAnswer{
      .place = *place,
      .currency = CurrencyAt(edition, place->row, day),
      .groups = GroupsOf(edition, place->territory, day),
      .needs_subdivision = territory.needs_subdivision != 0 && address.subdivision.IsNone(),
      .needs_postal_code =
          address.postal_code.empty() && HasPostalAreas(edition, address.country, day)};
}

}  // namespace landfall::reference
