#pragma once

#include "common/base/arena.h"
#include "services/planning/problem.h"

namespace landfall::planning {

// Fills Problem::legs and Stage::ways: services of the rulebook that start at a node, and those of
// the caller's own.
void FindWays(Problem& problem, Arena& arena);

}  // namespace landfall::planning
