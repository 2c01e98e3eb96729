#pragma once

#include <span>

#include "absl/status/statusor.h"
#include "common/base/arena.h"
#include "common/order/order.h"
#include "services/landed_cost/consignment.h"

namespace landfall::quote {

// The goods of an order as customs sees them: prices for whole lines after the discounts that
// reduce value (funded by the seller and known at sale), weights in kilograms, words as keys.
// Digital and service lines are left out. Line i of the result is order line `order_line[i]`.
struct Goods {
  std::span<const landed_cost::GoodsLine> lines;
  std::span<const uint32_t> order_line;
  // What the buyer pays less than these prices: discounts others fund or grant later; by line.
  std::span<const Decimal> rebates;
  Decimal rebate;  // their sum
};

// InvalidArgument names the field whose amount overflows or whose rate text cannot be read.
absl::StatusOr<Goods> GoodsOf(const Order& order, Arena& arena);

}  // namespace landfall::quote
