#include "services/reference/reference.h"

#include "services/reference/domain/dated_changes.h"
#include "services/reference/domain/edition_description.h"
#include "services/reference/domain/places.h"
#include "services/reference/domain/restrictions.h"
#include "services/reference/domain/tariff_line.h"
#include "services/reference/domain/tariff_search.h"
#include "services/reference/domain/thresholds.h"
#include "services/reference/order_changes.h"

namespace landfall::reference {
namespace {

// What acts by the operator's settings, and everything when the caller asks for that.
Acting ActingOf(const Sources& sources, bool include_not_in_force = false) {
  return {.announced = sources.options.announced || include_not_in_force,
          .unverified = sources.options.unverified || include_not_in_force};
}

}  // namespace

std::optional<TerritoryAnswer> ResolveTerritory(const Rulebook& book,
                                                const TerritoryQuestion& question) {
  return TerritoryOf(book, question);
}

std::optional<TariffLine> GetTariffLine(const Sources& sources, const TariffQuestion& question) {
  std::optional<LocalPlace> place = FindPlace(sources.book, question.territory, question.as_of);
  if (!place.has_value()) return std::nullopt;
  return TariffLineOf(sources.book, *place, question.hs_code, question.origin, ActingOf(sources));
}

std::optional<TariffPage> SearchTariff(const Sources& sources, const TariffSearch& search) {
  std::optional<LocalPlace> place = FindPlace(sources.book, search.territory, search.as_of);
  if (!place.has_value()) return std::nullopt;
  return SearchAt(sources.book, *place, search, ActingOf(sources));
}

std::optional<std::vector<Threshold>> ListThresholds(const Sources& sources,
                                                     const ThresholdQuestion& question) {
  std::optional<LocalPlace> place = FindPlace(sources.book, question.territory, question.as_of);
  if (!place.has_value()) return std::nullopt;
  return ThresholdsAt(sources.book, *place, ActingOf(sources, question.include_not_in_force));
}

std::optional<std::vector<uint32_t>> ListRestrictions(const Rulebook& book,
                                                      const RestrictionQuestion& question) {
  std::optional<LocalPlace> place = FindPlace(book, question.territory, question.as_of);
  if (!place.has_value()) return std::nullopt;
  return RestrictionsAt(book, *place, question.hs_code);
}

absl::StatusOr<std::vector<Change>> ListUpcomingChanges(const Sources& sources,
                                                        const ChangeQuestion& question) {
  Acting acting = ActingOf(sources, question.include_not_in_force);
  if (question.has_order) {
    return ChangesThatMove({sources.book, sources.rates, {acting.announced, acting.unverified}},
                           question);
  }
  std::optional<LocalPlace> place = FindPlace(sources.book, question.territory, question.after);
  if (!place.has_value()) return absl::InvalidArgumentError("territory: no such territory");
  LocalTime until = sources.book.ZoneOf(place->place.row).ToLocal(question.until);
  return DatedChanges(sources.book, place->place, place->at, until, acting);
}

EditionAnswer DescribeEdition(const Sources& sources, Instant now) {
  return Described(sources.book, sources.rates, now);
}

}  // namespace landfall::reference
