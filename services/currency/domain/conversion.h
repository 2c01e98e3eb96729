#pragma once

#include "absl/status/status.h"
#include "common/rates/rate_policy_table.h"
#include "common/rates/rate_set.h"
#include "services/currency/currency.h"

namespace landfall::currency {

// InvalidArgument "field: what is wrong", joined by "; ", for every field at fault.
absl::Status CheckConversion(const ConversionRequest& request);

// Converts by the policy the territory's law has for the purpose on the day. The request must
// satisfy CheckConversion. InvalidArgument when the amount in the other currency is out of range.
absl::StatusOr<Conversion> ConvertBy(const RateSet& rates, const RatePolicyTable& policies,
                                     const ConversionRequest& request);

}  // namespace landfall::currency
