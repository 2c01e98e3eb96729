#pragma once

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// The leaves of the assessment: one per scope row of each levy, in evaluation order, then the gaps
// in coverage. On the frame's arena.
std::span<const Charge> ChargesOf(Frame& frame);

}  // namespace landfall::landed_cost
