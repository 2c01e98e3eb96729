#pragma once

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Gathers the lines a levy applies to into the rows of its scope. Lines a relief frees, and lines
// whose levy is not known to apply, make rows of their own.
void GatherRows(Frame& frame, LevyState& state);

}  // namespace landfall::landed_cost
