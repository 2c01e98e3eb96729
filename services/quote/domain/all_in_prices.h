#pragma once

#include "absl/status/status.h"
#include "common/order/order.h"

namespace landfall::quote {

// Whether the prices of the order contain transport, insurance, levies and fees (ALL_IN).
bool AreAllIn(const Order& order);

// What a price contains can be told only when every price of goods contains the same, and no
// shipping is charged beside it. InvalidArgument names the field that says otherwise.
absl::Status CheckAllIn(const Order& order);

}  // namespace landfall::quote
