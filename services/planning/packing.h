#pragma once

#include <cstdint>
#include <span>

#include "absl/functional/function_ref.h"
#include "common/base/arena.h"
#include "services/planning/shipment_freight.h"

namespace landfall::planning {

// Items of one node in parcels. Empty parcels: some item alone is more than is taken.
struct Packing {
  std::span<PlannedItem> items;  // by line, parcel
  std::span<Parcel> parcels;
};

// What goods stacked on their shortest sides come to; sides stay unknown when an item's are.
Parcel StackOf(std::span<const PlanLine> lines, std::span<const GroupItem> items);

// One stack when `takes` agrees, else first fit of single items, the heaviest first, ties by line.
Packing Pack(std::span<const PlanLine> lines, std::span<const GroupItem> items,
             absl::FunctionRef<bool(const Parcel&)> takes, Arena& arena);

}  // namespace landfall::planning
