#pragma once

#include <cstdint>
#include <span>

#include "common/base/arena.h"
#include "services/planning/plan.h"
#include "services/planning/problem.h"

namespace landfall::planning {

// Items of one line from one node.
struct GroupItem {
  uint32_t line = 0;  // Problem::lines
  uint32_t node = 0;  // Problem::nodes
  int64_t quantity = 0;
};

// A shipment on one way: what it is packed in and what the transport costs, or why it cannot go.
struct ShipmentFreight {
  quote::Way way;
  std::span<PlannedItem> items;      // numbers of the problem; PlannedParcel of each
  std::span<PlannedParcel> parcels;  // by node
  Instant shipped;                   // by the last node
  RejectionReason refusal = RejectionReason::kNone;
  const routing::ServiceRejection* carrier = nullptr;  // of a refusal by the carrier's tables
};

// Packs the items of each node for the service and prices them. One parcel holds all goods of a
// node, stacked; where the service does not take it, items go one by one, the heaviest first, into
// the first parcel that takes them. `items` are sorted by node, line and come from nodes the way
// leaves from (else kDispatch).
ShipmentFreight PriceFreight(const Problem& problem, const Stage& stage, const StageWay& way,
                             std::span<const GroupItem> items, Arena& arena);

// The leg of a way from a node; null when there is none.
const Leg* LegFrom(const Stage& stage, const StageWay& way, uint32_t node);

}  // namespace landfall::planning
