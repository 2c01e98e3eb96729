#pragma once

#include "common/edge/wire/field_path.h"
#include "common/edge/wire/read_context.h"
#include "common/order/wishes.h"
#include "landfall/landed_cost/v1/landed_cost.pb.h"

namespace landfall::quote {

// Wishes that leave exactly the way a CalculateLandedCost request gives.
Wishes OneWay(const ReadContext& context, const FieldPath& root,
              const landed_cost::v1::CalculateLandedCostRequest& request);

}  // namespace landfall::quote
