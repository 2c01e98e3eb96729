#pragma once

#include <span>

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Every gap, by family, then line.
std::span<const Gap> FindGaps(Frame& frame);

// What the answer says of it: kNotComputed where the law charges or may charge, kUnknown with a
// range where one is known.
Charge LeafOf(Frame& frame, const Gap& gap);

}  // namespace landfall::landed_cost
