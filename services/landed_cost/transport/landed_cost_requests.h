#pragma once

#include "common/edge/wire/read_context.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "landfall/landed_cost/v1/landed_cost.pb.h"

namespace landfall::landed_cost {

// An order and the one way it goes. Texts point into the message it was read from and spans into
// the arena of the context.
struct LandedCostAsk {
  Order order;
  Wishes wishes;  // one caller_freight, or one service id; `terms` is kDdp or kDap
  AnswerSettings settings;
};

// Notes what is wrong in the context; the result may be used only if there are no violations.
LandedCostAsk ReadCalculateLandedCost(const ReadContext& context,
                                      const landed_cost::v1::CalculateLandedCostRequest& message);

}  // namespace landfall::landed_cost
