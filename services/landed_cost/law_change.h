#pragma once

#include <optional>

#include "common/rulebook/edition/edition.h"
#include "common/time/local_time.h"
#include "services/landed_cost/assessment.h"
#include "services/landed_cost/landed_cost.h"

namespace landfall::landed_cost {

// A rule that changes while goods are on their way.
struct LawChange {
  TextRef rule;  // id of the levy, relief or regime; the note of a statement of coverage
  LocalTime at;  // first moment of the new law, in the time of the place
};

// The earliest change of a rule that charged, freed or left open anything in either of two
// assessments of one consignment, of which `before` enters earlier. Changes after `before` has
// entered, up to the entry of `after`, count; none: the law that concerns the goods stays.
std::optional<LawChange> FindLawChange(const Edition& edition, const AssessOptions& options,
                                       const Assessment& before, const Assessment& after);

}  // namespace landfall::landed_cost
