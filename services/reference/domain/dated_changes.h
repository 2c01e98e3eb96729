#pragma once

#include <vector>

#include "common/rulebook/rulebook.h"
#include "common/rulebook/tables/law_tables.h"
#include "services/reference/domain/places.h"
#include "services/reference/domain/status.h"

namespace landfall::reference {

// Stands for a rule's id where what is known of a family changes: "coverage.TAX".
std::string_view CoverageRule(LevyFamily family);

// Changes of the place's levies (with the schedules and tables they read), regimes, reliefs,
// restrictions and coverage after `after`, up to and including `until`, by moment, then rule; each
// rule once a moment.
std::vector<Change> DatedChanges(const Rulebook& book, const Place& place, LocalTime after,
                                 LocalTime until, Acting acting);

}  // namespace landfall::reference
