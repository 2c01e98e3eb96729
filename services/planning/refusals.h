#pragma once

#include <span>

#include "services/planning/plan.h"
#include "services/planning/problem.h"
#include "services/planning/watch.h"

namespace landfall::planning {

// What stands against sending a line from a node by a service.
struct LineRefusal {
  uint32_t leg = 0;  // Problem::legs
  uint32_t line = 0;
  uint32_t blocked = 0;  // bit per ConstraintKind number; 0: nothing
  RejectionReason reason = RejectionReason::kNone;
  const routing::ServiceRejection* carrier = nullptr;
  uint32_t rule = kNoRow;  // RestrictionRow of kProhibited
};

// Every line on every leg of a node that holds it, by leg, line. One item is tried, so that what
// many are too heavy for counts as taken. What the watch leaves no time for counts as taken, too.
std::span<const LineRefusal> FindRefusals(Problem& problem, Watch& watch, Arena& arena,
                                          Arena& scratch);

// The ways that are not to be had, once each: for all goods of a node where all are refused alike.
std::span<const RejectedWay> RejectedWays(Problem& problem, std::span<const LineRefusal> refusals,
                                          Arena& arena);

// The fewest constraints that cannot be met together; empty when each line can be sent by itself.
std::span<const Constraint> FindConflict(const Problem& problem,
                                         std::span<const LineRefusal> refusals, Arena& arena);

}  // namespace landfall::planning
