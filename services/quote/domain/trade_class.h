#pragma once

#include "common/order/order.h"
#include "common/territory/place.h"

namespace landfall::quote {

// Derived, never given: C2C when a seller is a private person; SMALL_BUSINESS when the buyer says
// business and holds no registration valid at the destination; B2B when the buyer is a business
// otherwise; else B2C.
TradeClass ClassifyTrade(const Order& order, const Place& destination);

}  // namespace landfall::quote
