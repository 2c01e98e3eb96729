#pragma once

#include <optional>

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Rates looked up by HS code. The line's own stated rate replaces the schedule's.
void ApplySchedule(Frame& frame, const LevyState& state, uint32_t row);

// The rate of the table row found when it was decided that the levy applies.
void ApplyTable(Frame& frame, const LevyState& state, uint32_t row);

// The percentage a levy takes of its base on a line, when its rate is one.
std::optional<Decimal> PercentOnLine(Frame& frame, const LevyState& state, uint32_t line);

}  // namespace landfall::landed_cost
