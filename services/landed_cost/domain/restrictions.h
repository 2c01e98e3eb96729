#pragma once

#include <span>

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Restrictions of the destination that hold for the goods and the way; on the frame's arena.
std::span<const uint32_t> FindRestrictions(Frame& frame);

}  // namespace landfall::landed_cost
