#pragma once

#include <span>

#include "absl/status/status.h"
#include "common/base/arena.h"
#include "common/money/decimal.h"
#include "common/order/order.h"

namespace landfall::quote {

// Prices of whole lines, one an order line.
struct LinePrices {
  std::span<Decimal> value;  // what the law values: reduced by what the seller grants at the sale
  std::span<Decimal> paid;   // what the buyer pays in the end: reduced by every discount
};

// Takes the discounts from both. Discounts apply in the order given, a percentage to what the
// earlier ones left; an amount is shared by price, exactly. A discount larger than what it is taken
// from is InvalidArgument naming it.
absl::Status TakeDiscounts(const Order& order, const LinePrices& prices, Arena& arena);

}  // namespace landfall::quote
