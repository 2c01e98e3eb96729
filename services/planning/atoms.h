#pragma once

#include "common/base/arena.h"
#include "services/planning/problem.h"

namespace landfall::planning {

// Fills Problem::atoms and `coarse`. A line that some node with a way can send whole is one atom;
// one that none can is parted: item by item while all atoms are at most kExactAtoms, else at those
// numbers of items at which the stock of nodes ends.
void SplitIntoAtoms(Problem& problem, Arena& arena);

// Items of a line in nodes that some service leaves from.
int64_t StockWithWay(const Problem& problem, uint32_t line);

}  // namespace landfall::planning
