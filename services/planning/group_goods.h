#pragma once

#include <span>

#include "services/planning/problem.h"
#include "services/planning/shipment_freight.h"

namespace landfall::planning {

// Goods of a shipment as customs sees them, and what of the order's sums belongs to them.
struct GroupGoods {
  std::span<landed_cost::GoodsLine> lines;  // by line, origin
  std::span<uint32_t> plan_line;            // of each of `lines`
  Decimal price;                            // of all, as the prices are stated
  Decimal rebate;
  Decimal shipping;   // share of what the buyer is charged for shipping
  Decimal insurance;  // share of the insurance
  int64_t handling = 0;
  int64_t shadow = 0;
  bool shown = true;  // false: a shadow price has no rate of exchange
};

// Items of one line and origin make one line of goods, wherever they come from.
GroupGoods GoodsOfGroup(Problem& problem, const Stage& stage, std::span<const GroupItem> items,
                        Arena& arena);

}  // namespace landfall::planning
