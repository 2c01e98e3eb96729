#pragma once

#include "services/planning/decision.h"
#include "services/planning/plan.h"

namespace landfall::planning {

// The plan a decision means, assessed anew on `arena`. Null when a group of it cannot be sent.
Plan* WritePlan(Problem& problem, GroupPricer& pricer, const Decision& decision, Arena& arena);

}  // namespace landfall::planning
