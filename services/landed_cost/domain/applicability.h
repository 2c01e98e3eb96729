#pragma once

#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {

// Lists the levies that act in the place on the dates of the order, in evaluation order.
void FindLevies(Frame& frame);

// The regime of highest priority whose condition holds; kNoRow when none does. Notes in the frame
// when a short code or an absent origin does not rule out one that goes before it.
uint32_t FindRegime(Frame& frame);

// Whether a regime's dates and condition hold; `regime` is a RegimeRow number.
Truth RegimeHolds(Frame& frame, uint32_t regime);

// Whether a levy's own conditions hold on a line, or cannot be told.
bool CouldApply(Frame& frame, const LevyState& state, uint32_t line);

// Decides, for every levy and line, whether the levy applies under the regime chosen: its own
// condition, what the regime excludes, what other levies replace.
void DecideLevies(Frame& frame);

// Notes, for every levy and line, the relief that frees it, of those that can be judged before any
// amount is known.
void DecideReliefs(Frame& frame);

}  // namespace landfall::landed_cost
