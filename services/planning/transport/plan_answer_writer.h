#pragma once

#include "common/base/arena.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "landfall/routing/v1/routing.pb.h"
#include "services/planning/plan.h"

namespace landfall::planning {

// Writes the answer to an order: every plan, each shipment's option once.
void WritePlanAnswer(const quote::Sources& sources, const Order& order,
                     const AnswerSettings& settings, const PlanAnswer& answer, Arena& arena,
                     routing::v1::PlanOrderResponse& out);

}  // namespace landfall::planning
