#pragma once

#include <cstdint>

#include "services/planning/problem.h"

namespace landfall::planning {

// A sum no plan counts less than, when both sides' cost counts; minor units. See lower_bound.cc for
// the relaxation and its proof.
int64_t LowerBound(Problem& problem, Arena& scratch);

}  // namespace landfall::planning
