#pragma once

#include "common/edge/wire/read_context.h"
#include "common/order/order.h"
#include "landfall/type/v1/order.pb.h"

namespace landfall {

// Reads an order. Texts of the result point into `message` and spans into the arena. It may be
// quoted only if the context has no violations.
Order ReadOrder(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
                StartsFrom starts = StartsFrom::kDispatch);

}  // namespace landfall
