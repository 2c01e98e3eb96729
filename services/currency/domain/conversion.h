#pragma once

#include "absl/status/status.h"
#include "common/rates/rate_policy.h"
#include "common/rates/rate_set.h"
#include "services/currency/currency.h"

namespace landfall::currency {

// InvalidArgument "field: what is wrong", joined by "; ", for every field at fault.
absl::Status CheckConversion(const ConversionRequest& request);

// Converts by the policy of the request's territory, purpose and day; one without sources knows
// only identity and the caller's rates. The request must satisfy CheckConversion. InvalidArgument
// when the amount in the other currency is out of range.
absl::StatusOr<Conversion> ConvertBy(const RateSet& rates, const RatePolicy& policy,
                                     const ConversionRequest& request);

}  // namespace landfall::currency
