#pragma once

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Computes ScopeRow::exact (before any rounding) from its base, by the kind of rate the version
// states, between the version's minimum and maximum; or says why it cannot.
void ApplyRate(Frame& frame, const LevyState& state, uint32_t row);

}  // namespace landfall::landed_cost
