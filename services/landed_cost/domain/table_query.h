#pragma once

#include "common/rulebook/lookup/table_rate.h"
#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// The row of the levy's rate table that serves a line, null when none does, and what the line lacks
// where other goods of its code or other origins are served by another rate. The version's rate
// must be a table.
Findings::TableRow FindTableRow(const Frame& frame, const LevyState& state, uint32_t line);

}  // namespace landfall::landed_cost
