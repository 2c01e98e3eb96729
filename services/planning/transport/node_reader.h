#pragma once

#include <span>

#include "common/edge/wire/read_context.h"
#include "common/order/order.h"
#include "landfall/routing/v1/routing.pb.h"
#include "services/planning/fulfilment.h"

namespace landfall::planning {

// Reads the nodes of a request. `path` is that of the request.
std::span<const FulfilmentNode> ReadNodes(const ReadContext& context, const FieldPath& path,
                                          const routing::v1::PlanOrderRequest& message,
                                          const Order& order);

}  // namespace landfall::planning
