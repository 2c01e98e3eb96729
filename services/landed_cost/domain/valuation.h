#pragma once

#include "absl/status/status.h"
#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Fills Frame::values: what each line is worth in the law's currency, with transport and insurance
// inside or outside the customs value as the place's valuation rule says. Frame::net_prices must be
// known. A missing exchange rate leaves the values Overflow and Frame::value_known false.
// InvalidArgument names an amount that overflows.
absl::Status Value(Frame& frame);

}  // namespace landfall::landed_cost
