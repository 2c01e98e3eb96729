#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rulebook/rulebook.h"
#include "services/quote/quote.h"
#include "services/reference/answers.h"
#include "services/reference/questions.h"

// Looks rules up. Every function is pure; answers point into the rulebook and the rate set. An
// answer without rows says that nothing is known, never that the law charges nothing.

namespace landfall::reference {

using quote::Sources;

// The territories of an address, on the day the territory's own time zone shows. Nullopt when the
// rulebook has no territory of the country.
std::optional<TerritoryAnswer> ResolveTerritory(const Rulebook& book,
                                                const TerritoryQuestion& question);

// The rates of one code: of every column and rate table the territory's levies read, each of the
// longest code that begins the one asked for. Nullopt when the territory is not known.
std::optional<TariffLine> GetTariffLine(const Sources& sources, const TariffQuestion& question);

// Rates in force whose code begins with the digits of the query or, when it is not all digits, dots
// and blanks, whose rate text holds each of its words, in order of code. Schedules hold no
// descriptions of goods. Nullopt when the territory is not known.
std::optional<TariffPage> SearchTariff(const Sources& sources, const TariffSearch& search);

// The amounts, weights and counts that regimes and reliefs of the territory test, by rule. Nullopt
// when the territory is not known.
std::optional<std::vector<Threshold>> ListThresholds(const Sources& sources,
                                                     const ThresholdQuestion& question);

// RestrictionRow numbers, by id. Nullopt when the territory is not known.
std::optional<std::vector<uint32_t>> ListRestrictions(const Rulebook& book,
                                                      const RestrictionQuestion& question);

// The dated changes of a territory's law, by moment. InvalidArgument when the territory is not
// known.
//
// With an order: those of its destination that move its best option. The order is placed and enters
// one second before each change and again at the change, everything else (freight, market rates,
// exchange rates of customs) as it was, so that the difference is the law's alone. InvalidArgument
// also for an order no quote can be made of.
absl::StatusOr<std::vector<Change>> ListUpcomingChanges(const Sources& sources,
                                                        const ChangeQuestion& question);

// What the edition covers, and how old its tables and rates are at `now`.
EditionAnswer DescribeEdition(const Sources& sources, Instant now);

}  // namespace landfall::reference
