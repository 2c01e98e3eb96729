#pragma once

#include <optional>

#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {

// Rates looked up by HS code. The line's own stated rate replaces the schedule's.
void ApplySchedule(Frame& frame, const LevyState& state, uint32_t row);

// The rate of the table row found when it was decided that the levy applies.
void ApplyTable(Frame& frame, const LevyState& state, uint32_t row);

// The percentage a levy takes of its base on a line, when its rate is one.
std::optional<Decimal> PercentOnLine(Frame& frame, const LevyState& state, uint32_t line);

// Whether a levy the test names has a rate of nothing on a line in scope (on every one where the
// test says so). Not known when it is not known which rate serves the line.
Truth LevyIsFree(Frame& frame, const TestRow& test, const ConditionScope& scope);

}  // namespace landfall::landed_cost
