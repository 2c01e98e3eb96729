#pragma once

#include "absl/status/statusor.h"
#include "services/planning/group_cost.h"
#include "services/planning/group_goods.h"
#include "services/planning/problem.h"
#include "services/planning/shipment_freight.h"

namespace landfall::planning {

// A shipment assessed on one way and terms.
struct PricedShipment {
  quote::Option option;  // refusal kNone; option.way points into the freight
  std::span<const landed_cost::GoodsLine> lines;
  CostParts cost;
  uint32_t gaps = 0;  // bit per LevyFamily number
  RejectionReason refusal = RejectionReason::kNone;
  uint32_t rule = kNoRow;  // RestrictionRow of kProhibited
};

// What is known of a shipment's goods on every way: findings of the law that assessments share.
struct SharedFindings {
  landed_cost::Findings* findings = nullptr;
};

// Assesses goods on a priced way. `other_goods`: value of goods of the order that the law's
// thresholds count with these. An amount out of range refuses (kOverflow).
PricedShipment AssessShipment(Problem& problem, const Stage& stage, const ShipmentFreight& freight,
                              const GroupGoods& goods, Terms terms, Decimal other_goods,
                              const Counting& counting, SharedFindings& shared, Arena& arena);

}  // namespace landfall::planning
