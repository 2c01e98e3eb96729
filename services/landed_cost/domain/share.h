#pragma once

#include <span>

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Shares a sum of the consignment over its lines in proportion to goods value, exactly to the last
// of 12 digits; by quantity when every line is free of charge. Writes the field of LineValue.
void ShareOverLines(Frame& frame, Decimal total, Decimal LineValue::*field);

// Shares `total` over the lines of one scope row (those with row_of_line == row) by the levy's key,
// to the given increment. Falls back to equal shares when the key sums to zero.
void ShareOverRow(Frame& frame, const LevyState& state, uint32_t row, Decimal total,
                  Decimal increment, std::span<Decimal> shares);

}  // namespace landfall::landed_cost
