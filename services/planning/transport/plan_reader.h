#pragma once

#include "common/edge/wire/read_context.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "landfall/routing/v1/routing.pb.h"
#include "services/planning/fulfilment.h"

namespace landfall::planning {

// What a caller asks of one plan. Texts point into the message it was read from and spans into the
// arena of the context.
struct PlanAsk {
  Order order;
  Wishes wishes;
  AnswerSettings settings;
  PlanRequest request;
};

// Notes what is wrong in the context; the result may be used only if there are no violations. Paths
// begin at the message itself.
PlanAsk ReadPlanOrder(const ReadContext& context, const routing::v1::PlanOrderRequest& message);

}  // namespace landfall::planning
