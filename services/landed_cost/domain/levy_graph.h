#pragma once

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Computes every levy that was decided to apply, in evaluation order: scope rows, bases, rates,
// rounding by line and by document, smallest sums, reliefs judged on the amount itself.
void EvaluateLevies(Frame& frame);

}  // namespace landfall::landed_cost
