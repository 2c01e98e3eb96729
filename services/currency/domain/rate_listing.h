#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/rates/rate_set.h"
#include "services/currency/currency.h"

namespace landfall::currency {

// InvalidArgument "field: what is wrong", joined by "; ", for every field at fault.
absl::Status CheckListing(const RateListRequest& request);

// The rates whose days touch the period asked for. NotFound when the set has no such source.
absl::StatusOr<RateListing> ListFrom(const RateSet& rates, const RateListRequest& request);

}  // namespace landfall::currency
