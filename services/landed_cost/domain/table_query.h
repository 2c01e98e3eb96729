#pragma once

#include "common/rulebook/lookup/table_rate.h"
#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// The row of the levy's rate table that serves a line; null when none does. The version's rate must
// be a table.
const TableRateRow* FindTableRow(const Frame& frame, const LevyState& state, uint32_t line);

}  // namespace landfall::landed_cost
