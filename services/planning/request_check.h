#pragma once

#include "absl/status/status.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "services/planning/fulfilment.h"

namespace landfall::planning {

// InvalidArgument names the first field of the request no plan can be made from.
absl::Status CheckRequest(const Order& order, const Wishes& wishes, const PlanRequest& request);

}  // namespace landfall::planning
