#pragma once

#include <span>

#include "absl/status/status.h"
#include "common/base/arena.h"
#include "common/money/decimal.h"
#include "common/order/order.h"

namespace landfall::quote {

// Takes from `prices` (one an order line, for the whole line) the discounts that reduce value:
// those the seller funds and grants at the sale. Discounts apply in the order given, a percentage
// to what the earlier ones left; an amount is shared by price, exactly. A discount larger than what
// it is taken from is InvalidArgument naming it.
absl::Status TakeDiscounts(const Order& order, std::span<Decimal> prices, Arena& arena);

}  // namespace landfall::quote
