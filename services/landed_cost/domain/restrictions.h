#pragma once

#include <span>

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// RestrictionRows; on the frame's arena.
struct Restrictions {
  std::span<const uint32_t> holding;
  std::span<const uint32_t> possible;  // a code is too short to tell
};

// Restrictions of the destination on the goods and the way.
Restrictions FindRestrictions(Frame& frame);

}  // namespace landfall::landed_cost
