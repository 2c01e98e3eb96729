#pragma once

#include <span>

#include "absl/status/statusor.h"
#include "common/base/arena.h"
#include "common/order/order.h"
#include "services/landed_cost/consignment.h"

namespace landfall::quote {

// The goods of an order as one exporter sends them from one place, to be assessed whole or in
// parts.
struct ExporterGoods {
  std::span<const landed_cost::GoodsLine> lines;  // goods only, each with its whole quantity
  std::span<const uint32_t> order_line;           // of each of `lines`
  // What the buyer pays less than the price of each of `lines`: discounts others fund or grant
  // later.
  std::span<const Decimal> rebates;
  landed_cost::Consignment common;  // of all of `lines`; the way they travel is left open
};

// `order` is of one seller and dispatched from `dispatch`; its parcels say nothing.
// InvalidArgument names the field that cannot be read.
absl::StatusOr<ExporterGoods> GoodsOfExporter(const Order& order, const Place& destination,
                                              Code dispatch, Arena& arena);

// `count` of the items of a line. Amounts are in proportion, rounded HALF_EVEN to 12 digits.
landed_cost::GoodsLine PartOfLine(const landed_cost::GoodsLine& line, int64_t count, Arena& arena);

// Whether prices contain everything the buyer pays; CheckAllIn of the order is to be done before.
bool PricesAreAllIn(const Order& order);

// What each line says of prices holds for all, or InvalidArgument.
absl::Status CheckPrices(const Order& order);

}  // namespace landfall::quote
